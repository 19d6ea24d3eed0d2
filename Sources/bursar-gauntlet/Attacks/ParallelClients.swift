import Glibc
import Synchronization

/// A wallet that looks first and counts afterwards lets all pass who look at once.
///
/// Two agents, since a lock for each agent would still let both spend what is left of the project.
struct ParallelClients: Attack {
    let name = "parallel-clients"
    let sentence = "A hundred clients of two agents race for two budgets and their project's."
    private static let clients = 100

    func run(_ trial: Trial) throws(Trouble) {
        var plan = SpendingPlan(limit: Money(cents: 105_20), agent: "left")
        plan.agents["right"] = SpendingPlan.Allowance(limit: Money(cents: 105_20))
        // Fifteen payments, where the agents' own limits allow twenty.
        plan.projectLimit = SpendingPlan.Allowance(limit: Money(cents: 157_80))
        try trial.open(plan)
        let start = Start()
        let crowd = Crowd(ParallelClients.clients) { index in
            let agent = index.isMultiple(of: 2) ? "left" : "right"
            // Made before the start, so that nothing but asking is left to do.
            let orders = (0..<3).map { _ in trial.order(agent: agent) }
            start.wait()
            for order in orders { trial.pay(order) }
        }
        start.fire(at: ParallelClients.clients)
        crowd.wait()
        trial.askForLost()
        trial.exhaust(agent: "left")
        trial.exhaust(agent: "right")
    }

    /// Lets everybody go at once.
    private final class Start: Sendable {
        private let ready = Atomic(0)
        private let isOpen = Atomic(false)

        func wait() {
            ready.add(1, ordering: .acquiringAndReleasing)
            while !isOpen.load(ordering: .acquiring) { usleep(200) }
        }

        func fire(at count: Int) {
            // A second is plenty; should a thread be missing, the rest races all the same.
            for _ in 0..<1_000 where ready.load(ordering: .acquiring) < count { usleep(1_000) }
            isOpen.store(true, ordering: .releasing)
        }
    }
}
