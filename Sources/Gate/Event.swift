public import Chains
public import JSON
public import Terms

/// What happens to a vault besides payments: one entry each, folded into the state it changes.
public struct Event: Hashable, Sendable {
    /// Dotted noun and past participle.
    public let kind: String
    /// The kind's own members.
    public let body: JSONObject

    /// An event that changes no state of the gate: `unseal.failed`, `requests.counted`.
    public init(kind: String, body: JSONObject) {
        self.kind = kind
        self.body = body
    }

    init(_ kind: Kind, _ pairs: [(String, JSON)]) {
        self.init(kind: kind.rawValue, body: JSONObject(pairs))
    }

    /// The kinds that change the gate's state.
    enum Kind: String, CaseIterable {
        case vaultInitialised = "vault.initialised"
        case daemonStarted = "daemon.started"
        case daemonStopped = "daemon.stopped"
        case policyApplied = "policy.applied"
        case rateSet = "rate.set"
        case agentAdded = "agent.added"
        case agentFrozen = "agent.frozen"
        case agentThawed = "agent.thawed"
        case agentRemoved = "agent.removed"
        case walletCreated = "wallet.created"
        case clockAcknowledged = "clock.acknowledged"
        case keyRotated = "key.rotated"
        case epochBegun = "epoch.begun"
        case projectFrozen = "project.frozen"
        case projectThawed = "project.thawed"
        case walletFrozen = "wallet.frozen"
        case walletThawed = "wallet.thawed"
        case vaultFrozen = "vault.frozen"
        case vaultThawed = "vault.thawed"
        case observerAdded = "observer.added"
        case observerRemoved = "observer.removed"
        case emergencyGranted = "emergency.granted"
        case stateSnapshotted = "state.snapshotted"
        case paymentDecided = "payment.decided"
        case paymentApproved = "payment.approved"
        case paymentDenied = "payment.denied"
        case paymentExpired = "payment.expired"
        case paymentSettled = "payment.settled"
        case paymentVoided = "payment.voided"
        case paymentWrittenOff = "payment.written_off"
    }

    /// The first entry of a vault: its id, log origin, verifier key, development mark and sealed rows.
    public static func vaultInitialised(
        vault: String, origin: String, verifierKey: String, development: Bool, sealed: JSON
    ) -> Event {
        Event(
            .vaultInitialised,
            [
                ("vault", .string(vault)), ("origin", .string(origin)),
                ("verifier_key", .string(verifierKey)), ("development", .bool(development)),
                ("sealed", sealed), ("gate", .integer(Gate.rulesVersion)),
            ])
    }

    /// The daemon started: its binary, the hardening it reached, its clocks.
    public static func daemonStarted(
        version: String, binary: String, hardening: JSON, clock: ClockReading
    ) -> Event {
        Event(
            .daemonStarted,
            [
                ("version", .string(version)), ("binary", .string(binary)),
                ("hardening", hardening), ("clock", clock.json),
                ("gate", .integer(Gate.rulesVersion)),
            ])
    }

    /// The daemon stopped cleanly: its clocks, so that a short reboot afterwards is explained.
    public static func daemonStopped(clock: ClockReading) -> Event {
        Event(.daemonStopped, [("clock", clock.json)])
    }

    /// A policy came into force, whole.
    public static func policyApplied(_ policy: BudgetPolicy) -> Event {
        let document = policy.canonical
        return Event(
            .policyApplied,
            [("policy", .string(PolicyHash.of(document).hex)), ("document", document)])
    }

    /// An admin or a feed said what an asset, or another currency, is worth.
    ///
    /// Price: 1e-18 of the currency; age in seconds; haircut in basis points. A forced one may jump, a
    /// pinned one neither ages nor is moved by a feed.
    public static func rateSet(
        asset: String, price: UInt128, currency: Currency, maxAge: Int64, haircut: UInt64,
        isPinned: Bool = false, isForced: Bool = false
    ) -> Event {
        var pairs: [(String, JSON)] = [
            ("asset", .string(asset)),
            ("price", .string(DecimalText.print(price, decimals: Rate.decimals))),
            ("currency", .string(currency.code)),
            ("max_age", .integer(UInt64(max(0, maxAge)))), ("haircut_bps", .integer(haircut)),
        ]
        if isPinned { pairs.append(("pinned", true)) }
        if isForced { pairs.append(("forced", true)) }
        return Event(.rateSet, pairs)
    }

    /// An agent was registered; its token is not in the log.
    public static func agentAdded(_ agent: AgentName, project: ProjectName, uid: UInt32?) -> Event {
        Event(
            .agentAdded,
            [
                ("agent", .string(agent.text)), ("project", .string(project.text)),
                ("uid", uid.map { .integer(UInt64($0)) } ?? .null),
            ])
    }

    /// An agent was frozen, thawed or removed.
    public static func agentStanding(
        _ agent: AgentName, _ standing: AgentRecord.Standing, reason: String
    ) -> Event {
        let kind: Kind =
            switch standing {
            case .active: .agentThawed
            case .frozen: .agentFrozen
            case .removed: .agentRemoved
            }
        return Event(kind, [("agent", .string(agent.text)), ("reason", .string(reason))])
    }

    /// A wallet was made: all that is public of it, and its sealed rows.
    public static func walletCreated(_ wallet: WalletFacts, sealed: JSON) -> Event {
        Event(
            .walletCreated,
            [
                ("wallet", .string(wallet.name.text)), ("chain", .string(wallet.name.chain.text)),
                ("network", .string(wallet.network.rawValue)),
                ("wallet_kind", .string(wallet.kind)),
                ("public_key", .string(Hex.encode(wallet.publicKey))),
                ("address", .string(wallet.account.text)), ("sealed", sealed),
            ])
    }

    /// An admin vouches for the clock after a jump.
    public static func clockAcknowledged(reason: String, clock: ClockReading) -> Event {
        Event(.clockAcknowledged, [("reason", .string(reason)), ("clock", clock.json)])
    }
}
