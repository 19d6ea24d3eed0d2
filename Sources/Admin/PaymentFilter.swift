import Gate
import JSON
import Terms

/// Which payments an admin asks for.
struct PaymentFilter {
    /// What an admin calls the stages of a payment's life.
    enum Status: String, CaseIterable {
        /// Signed, and neither settled nor proven dead.
        case open
        case pending = "pending_approval"
        case settled, voided, expired
        case writtenOff = "written_off"
        /// Denied by an admin, or refused when it was decided anew.
        case refused

        init(_ status: PaymentStatus) {
            self =
                switch status {
                case .pending: .pending
                case .signed: .open
                case .refused: .refused
                case .settled: .settled
                case .voided: .voided
                case .writtenOff: .writtenOff
                case .expired: .expired
                }
        }
    }

    /// Nil for what waits and what is open.
    let status: Status?
    private let agent: AgentName?
    private let project: ProjectName?

    /// Reads a query's parts; throws ``OfficeError`` for a status there is not, or names nobody has.
    init(
        status: String?, agent: String?, project: String?, in state: GateState
    ) throws(OfficeError) {
        self.status = status.flatMap(Status.init(rawValue:))
        guard status == nil || self.status != nil else {
            let words = Status.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed(FieldError(path: "status", clause: "must be one of \(words)"))
        }
        self.agent = agent.flatMap { AgentName($0) }
        guard agent == nil || self.agent.map({ state.agents[$0] != nil }) == true else {
            throw .notFound
        }
        self.project = project.flatMap { ProjectName($0) }
        let isKnown = { (name: ProjectName) in
            state.policy?.projects[name] != nil
                || state.agents.values.contains { $0.project == name }
        }
        guard project == nil || self.project.map(isKnown) == true else { throw .notFound }
    }

    /// Whether only some agents' payments are asked for.
    var isNarrow: Bool { agent != nil || project != nil }

    /// Whether a payment of that status, agent and project is asked for.
    func takes(_ found: Status) -> Bool {
        status.map { $0 == found } ?? [.open, .pending].contains(found)
    }

    /// Whether a payment of that agent is asked for.
    func takes(_ name: AgentName, of home: ProjectName?) -> Bool {
        (agent.map { $0 == name } ?? true) && (project.map { $0 == home } ?? true)
    }
}
