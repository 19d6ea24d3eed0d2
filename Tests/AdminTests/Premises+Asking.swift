import Admin
import Callers
import Gate
import JSON
import Ledger
import Terms

extension Premises {
    /// Who the door would take the bearer of a token for.
    func identify(_ token: String, uid: UInt32 = 2_000) throws -> Caller {
        try Callers.identify(
            authorization: "Bearer \(token)", uid: uid, roster: office.roster)
    }

    /// The names of all agents ever added.
    var addedAgents: [String] { journal.gate.state.agents.keys.map(\.text).sorted() }

    /// Whether `body` leaves the log as it is, staged entries included.
    func staysTheSame(_ body: () throws -> Void) rethrows -> Bool {
        let (size, root, state) = (ledger.size, ledger.root, journal.gate.state)
        try body()
        return ledger.size == size && ledger.root == root && journal.gate.state == state
            && !ledger.hasStaged
    }
}
