import Gate
import Terms

/// An accountant who trusts nothing of the gate's books: a list of signatures, and what became of each.
struct Accountant {
    /// One signature.
    struct Signed {
        let id: PaymentID
        let nonce: UInt64
        let charge: Int64
        var isOpen = true
        var isWrittenOff = false
    }

    /// Signatures of one agent and nonce, from the first to when none is open.
    struct Class {
        let agent: AgentName
        let nonce: UInt64
        var signed: [Signed]
        /// The time of the last one.
        var time: Moment
        /// What it cost, once one has landed.
        var cost: Int64?
        /// What was drawn for it from general, reserve and emergency, in this order.
        var draws: [Int64]

        /// What of each pool it holds: what is given back leaves the last of them first.
        var pools: [Int64] {
            var left = held
            return draws.map { drawn in
                let kept = min(drawn, left)
                left -= kept
                return kept
            }
        }

        var isOpen: Bool { signed.contains { $0.isOpen } }

        /// The most that can land, or has to be thought to have.
        var worst: Int64 {
            signed.filter { $0.isOpen || $0.isWrittenOff }.map(\.charge).max() ?? 0
        }

        /// What budgets hold of it.
        var held: Int64 {
            guard let cost else { return worst }
            return max(floor, min(cost, worst))
        }

        var floor: Int64 { signed.filter(\.isWrittenOff).map(\.charge).max() ?? 0 }
    }

    private(set) var classes: [Class] = []
    private var overruns: [(agent: AgentName, time: Moment, amount: Int64)] = []

    var open: [Signed] {
        classes.filter { $0.cost == nil }.flatMap { $0.signed.filter(\.isOpen) }
    }

    mutating func sign(
        _ id: PaymentID, by agent: AgentName, nonce: UInt64, for charge: Money, at time: Moment,
        from draws: [Int64]?
    ) {
        let signed = Signed(id: id, nonce: nonce, charge: charge.nanos)
        if let index = classes.firstIndex(where: {
            $0.agent == agent && $0.nonce == nonce && $0.cost == nil && $0.isOpen
        }) {
            classes[index].signed.append(signed)
            classes[index].time = time
            classes[index].draws = draws ?? [classes[index].worst, 0, 0]
        } else {
            classes.append(
                Class(
                    agent: agent, nonce: nonce, signed: [signed], time: time,
                    draws: draws ?? [charge.nanos, 0, 0]))
        }
    }

    mutating func settle(_ id: PaymentID, for cost: Int64, at time: Moment) {
        change(id) { found, _ in found.cost = cost }
        guard let one = classes.first(where: { $0.signed.contains { $0.id == id } }) else { return }
        if cost > one.worst { overruns.append((one.agent, time, cost - one.worst)) }
    }

    mutating func void(_ id: PaymentID) {
        change(id) { found, index in found.signed[index].isOpen = false }
    }

    mutating func writeOff(_ id: PaymentID) {
        change(id) { found, index in
            found.signed[index].isOpen = false
            found.signed[index].isWrittenOff = true
        }
    }

    private mutating func change(_ id: PaymentID, _ change: (inout Class, Int) -> Void) {
        for place in classes.indices {
            guard let index = classes[place].signed.firstIndex(where: { $0.id == id }) else {
                continue
            }
            change(&classes[place], index)
        }
    }

    /// What stands in a window, of one agent or of all.
    func committed(of agent: AgentName?, in window: Window) -> Int64 {
        let held = classes.filter { agent == nil || $0.agent == agent }
            .reduce(Int64(0)) { window.contains($1.time) ? $0 + $1.held : $0 }
        return overruns.filter { agent == nil || $0.agent == agent }
            .reduce(held) { window.contains($1.time) ? $0 + $1.amount : $0 }
    }

    /// What of each pool is drawn in a window; what landed for more than was held is general's.
    func pools(in window: Window) -> [Int64] {
        let over = overruns.reduce(Int64(0)) {
            window.contains($1.time) ? $0 + $1.amount : $0
        }
        return classes.filter { window.contains($0.time) }.reduce([over, 0, 0]) { sum, one in
            zip(sum, one.pools).map { $0 + $1 }
        }
    }

    /// The open signatures of one agent and nonce.
    func open(of agent: AgentName, nonce: UInt64) -> Class? {
        classes.first {
            $0.agent == agent && $0.nonce == nonce && $0.cost == nil && $0.isOpen
        }
    }

    /// What is signed and may still land, of one agent or of all.
    func exposed(of agent: AgentName?) -> Int64 {
        classes.filter { (agent == nil || $0.agent == agent) && $0.cost == nil && $0.isOpen }
            .reduce(0) { $0 + $1.held }
    }
}
