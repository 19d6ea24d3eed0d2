public import Chains
public import Terms

/// Everything the gate decides from: a value that folding the log's entries rebuilds exactly.
public struct GateState: Hashable, Sendable {
    /// The version of the rules that wrote the last entries.
    public internal(set) var rules: UInt64 = 1
    /// The vault's id.
    public internal(set) var vault = ""
    /// The policy in force.
    public internal(set) var policy: BudgetPolicy?
    /// SHA-256 of its canonical form, which every decision names.
    public internal(set) var policyHash: Digest32?
    /// Agents ever added; names are never reused.
    public internal(set) var agents: [AgentName: AgentRecord] = [:]
    /// Wallets ever created.
    public internal(set) var wallets: [WalletName: WalletFacts] = [:]
    /// Those of them that agents made.
    public internal(set) var made = MadeWallets()
    /// Wallets on the way to their end, and those whose keys are gone.
    public internal(set) var ends: [WalletName: WalletEnd] = [:]
    /// Which entry each sweep is, by its wallet and key.
    public internal(set) var sweeps: [SweepID: UInt64] = [:]
    /// The rate in force for each asset id, and for each currency that is not the budget's.
    public internal(set) var rates: [String: Rate] = [:]
    /// Whether the vault was made for development, for ever.
    public internal(set) var development = false
    /// The keys that the log was signed with, the one in force last.
    public internal(set) var logKeys: [LogKeyTerm] = []
    /// The key slots there are.
    public internal(set) var slots: [SlotName: SlotRecord] = [:]
    /// What pins the rows of all slots there ever were; a removed one's row is a marker.
    public internal(set) var slotPins: [SlotName: SlotPin] = [:]
    /// The classes' keyrings, where one was ever rotated.
    public internal(set) var keyrings: [KeyringName: KeyringStanding] = [:]
    /// When an older copy of the vault was last put back, by a clock since set right; what was spent before is
    /// not known.
    public internal(set) var restored: Moment?
    /// The policy that was in force then.
    var policyAtRestore: BudgetPolicy?
    /// What is frozen besides agents.
    public internal(set) var frozen = FrozenThings()
    /// Who may attest what became of payments: names and Ed25519 keys.
    public internal(set) var observers: [String: [UInt8]] = [:]
    /// Leave to draw on emergency pools.
    public internal(set) var grants: [ProjectName: EmergencyGrant] = [:]
    /// Signed payments that may still land.
    public internal(set) var open = OpenPayments()
    /// Payments that wait for an admin.
    public internal(set) var pending: [PaymentID: PendingPayment] = [:]
    /// What became of payments after their decisions.
    public internal(set) var past = EndedPayments()
    /// The seq the next entry has.
    public internal(set) var nextSeq: UInt64 = 0
    /// Secrets' versions and how often agents were shown them.
    public internal(set) var secrets = SecretBook()
    /// Payment cards, and what was shown of them.
    public internal(set) var cards = CardBook()
    /// Changes that wait for approvers.
    public internal(set) var orders = OrderBook()
    var books = Books()
    var groups = SignatureGroups()
    /// Where policy and registration agree: the budgets above each agent.
    private var paths: [AgentName: BudgetPath] = [:]
    /// The wallets that the policy names, for whichever agent.
    private(set) var named: Set<WalletName> = []
    var clock = Timekeeper()

    /// The state before the first entry.
    public init() {}

    /// Whether a clock jump waits for an admin's acknowledgement.
    public var clockJumped: Bool { clock.jumped }
    /// The time of the last entry.
    public var lastTime: Moment? { clock.last }

    /// Ledger time at `reading`: max(wall clock, last + 1 ns).
    public func time(at reading: ClockReading) -> Moment { clock.time(at: reading) }

    /// The project's and the agent's budgets, where policy and registration agree on the project.
    func path(of name: AgentName) -> BudgetPath? { paths[name] }

    /// Looks the paths up anew, as a policy comes.
    mutating func findPaths() {
        paths = [:]
        named = policy?.namedWallets ?? []
        for name in agents.keys { findPath(of: name) }
    }

    /// Looks one agent's path up anew, as the agent comes or its standing changes.
    mutating func findPath(of name: AgentName) {
        guard let policy, let record = agents[name],
            let project = policy.projects[record.project], let agent = project.agents[name]
        else { return }
        let places = ScopePlaces(
            own: books.place(of: .agent(name)), shared: books.place(of: .project(record.project)))
        paths[name] = BudgetPath(record, agent, project, policy, places)
    }

    /// The agent's wallets, limits and rate of requests, where it stands in the policy.
    public func budget(of agent: AgentName) -> AgentBudget? { paths[agent]?.agent }

    /// Whom an open payment pays.
    public func payee(of payment: PaymentRecord) -> Account { books.payee(of: payment) }

    /// What has become of a payment since its decision; nil where nothing has.
    public func status(of payment: PaymentID) -> PaymentStatus? {
        if pending[payment] != nil { return .pending }
        return past[payment] ?? (open[payment] == nil ? nil : .signed)
    }
}
