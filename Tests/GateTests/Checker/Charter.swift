import Gate
import Terms

/// A policy in the few numbers that a judge needs, and the real policy that says the same.
struct Charter {
    /// One limit as a judge counts it: nano-units, the window's kind, the most that is carried over.
    struct Cap: Hashable {
        let amount: Int64
        var calendar: Calendar
        var carry: Int64?
    }

    /// The windows of a limit, counted without the gate's own calendar.
    struct Calendar: Hashable {
        /// One day, or seven from Monday.
        let days: Int64
        /// Hours ahead of UTC.
        var ahead: Int64 = 0

        /// The window that holds a second since 1970, from its first second to the one after its last.
        func window(holding second: Int64) -> Range<Int64> {
            // 1970-01-01 was a Thursday, three days after a Monday.
            let shift = ahead * 3_600 + (days == 7 ? 3 * 86_400 : 0)
            let length = days * 86_400
            let start = (second + shift) / length * length - shift
            return start..<start + length
        }
    }

    /// Nano-units of one CAD.
    static let cad: Int64 = 1_000_000_000

    /// How long an approval may take, seconds.
    static let wait: Int64 = 3_600
    /// How long one may take that only the reserve asks for.
    static let longestWait: Int64 = 86_400

    var agent: Cap
    var project: Cap
    var vault: Cap?
    /// Carved out of the project's limit, and who opens it.
    var reserve: Int64 = 0
    var emergency: Int64 = 0
    /// Above which charge an agent's payment waits.
    var approval: Int64?
    /// The most of a project's that may be out and undecided.
    var exposure: Int64?
    /// The most payments a window of the project's, and the most that one payee may get in it.
    var payments: Int?
    var payee: Int64?

    /// A policy of whole CAD a day, the same for both agents.
    init(agent: Int64, project: Int64, vault: Int64? = nil, days: Int64 = 1) {
        self.agent = Cap(amount: agent * Charter.cad, calendar: Calendar(days: 1))
        self.project = Cap(amount: project * Charter.cad, calendar: Calendar(days: days))
        self.vault = vault.map { Cap(amount: $0 * Charter.cad, calendar: Calendar(days: 1)) }
    }

    /// The same with something changed.
    func with(_ change: (inout Charter) -> Void) -> Charter {
        var copy = self
        change(&copy)
        return copy
    }

    func cap(of scope: ScopeName) -> Cap? {
        switch scope {
        case .agent: agent
        case .project: project
        case .vault: vault
        }
    }

    /// The policy that the gate is given.
    func policy(wallets: Set<WalletName>) -> BudgetPolicy {
        let rule = approval.map { ApprovalRule(above: Sample.nanos($0), within: Charter.wait) }
        let budget = AgentBudget(
            limit: Charter.limit(agent), perPayment: nil, maxFee: .most, wallets: wallets,
            payees: .any, requests: .standard, bounds: Bounds(approval: rule), duplicates: .allow)
        let zone = project.calendar.ahead == 9 ? Sample.zone("Asia/Tokyo") : .utc
        let whole = ProjectBudget(
            zone: zone, limit: Charter.limit(project), reserve: Sample.nanos(reserve),
            emergency: Sample.nanos(emergency), showProject: true,
            agents: [Sample.worker: budget, Sample.helper: budget],
            bounds: bounds,
            drawsReserve: reserve > 0 ? .approval : .deny, drawsEmergency: emergency > 0)
        return BudgetPolicy(
            currency: Sample.cad, projects: [Sample.game: whole],
            vault: vault.map { VaultBudget(zone: .utc, limit: Charter.limit($0)) })
    }

    private var bounds: Bounds {
        let per = Charter.limit(project).per
        return Bounds(
            perPayee: payee.map { Limit(amount: Sample.nanos($0), per: per) },
            payments: payments.map { [CountLimit(count: $0, per: per)] } ?? [],
            exposure: exposure.map(Sample.nanos))
    }

    private static func limit(_ cap: Cap) -> Limit {
        Limit(
            amount: Sample.nanos(cap.amount),
            per: Recurrence(cap.calendar.days == 7 ? .week(starts: 0) : .day),
            carryOver: cap.carry.map(Sample.nanos))
    }
}
