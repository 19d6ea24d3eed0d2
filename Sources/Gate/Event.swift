public import Chains
public import JSON
public import Terms

/// What happens to a vault besides payments: one entry each, folded into the state it changes.
///
/// Made by Gate alone, of declared fields (``Field``): what another module wants in the log has a function here
/// that takes its values by their types, so that no body is put together by hand.
public struct Event: Hashable, Sendable {
    /// Dotted noun and past participle.
    public let kind: String
    /// The kind's own members.
    public let body: JSONObject

    /// What an entry that was read says; it was checked when it was made, by the release that made it.
    init(kind: String, body: JSONObject) {
        self.kind = kind
        self.body = body
    }

    /// What an entry is to say, of fields that its kind lists.
    init(_ kind: Kind, _ members: [EntryMember]) {
        self.init(kind: kind.rawValue, body: JSONObject(members.map(\.pair)))
    }

    /// The kinds this release writes; it passes over others when it reads.
    enum Kind: String, CaseIterable {
        case vaultInitialised = "vault.initialised"
        case daemonStarted = "daemon.started"
        case daemonStopped = "daemon.stopped"
        case vaultUnsealed = "vault.unsealed"
        case unsealFailed = "unseal.failed"
        case vaultSealed = "vault.sealed"
        case ledgerDegraded = "ledger.degraded"
        case backupMade = "backup.made"
        case logArchived = "log.archived"
        case ledgerRestored = "ledger.restored"
        case requestsCounted = "requests.counted"
        case policyApplied = "policy.applied"
        case rateSet = "rate.set"
        case agentAdded = "agent.added"
        case agentFrozen = "agent.frozen"
        case agentThawed = "agent.thawed"
        case agentRemoved = "agent.removed"
        case tokenRotated = "token.rotated"
        case tokenExpired = "token.expired"
        case walletCreated = "wallet.created"
        case walletRotated = "wallet.rotated"
        case walletSwept = "wallet.swept"
        case walletDestructionOrdered = "wallet.destruction_ordered"
        case walletKept = "wallet.kept"
        case walletDestroyed = "wallet.destroyed"
        case clockAcknowledged = "clock.acknowledged"
        case keyRotated = "key.rotated"
        case sessionBegun = "session.begun"
        case sessionEnded = "session.ended"
        case slotAdded = "slot.added"
        case slotVerified = "slot.verified"
        case slotRotated = "slot.rotated"
        case slotRemoved = "slot.removed"
        case rootRotated = "root.rotated"
        case keyringBegun = "keyring.begun"
        case keyringRewrapped = "keyring.rewrapped"
        case keyringRotated = "keyring.rotated"
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
        case orderPlaced = "order.placed"
        case orderApproved = "order.approved"
        case orderCancelled = "order.cancelled"
        case stateSnapshotted = "state.snapshotted"
        case paymentDecided = "payment.decided"
        case paymentApproved = "payment.approved"
        case paymentDenied = "payment.denied"
        case paymentExpired = "payment.expired"
        case paymentSettled = "payment.settled"
        case paymentVoided = "payment.voided"
        case paymentWrittenOff = "payment.written_off"
        case paymentReported = "payment.reported"
        case purposeDisclosed = "purpose.disclosed"
        case purposeErased = "purpose.erased"
        case secretPut = "secret.put"
        case secretRotated = "secret.rotated"
        case secretDisabled = "secret.disabled"
        case secretEnabled = "secret.enabled"
        case secretDestroyed = "secret.destroyed"
        case secretRevealed = "secret.revealed"
        case secretDue = "secret.due"
        case secretExpired = "secret.expired"
        case secretRefused = "secret.refused"
        case cardAdded = "card.added"
        case cardRemoved = "card.removed"
        case cardRedeemed = "card.redeemed"
        case cardCompleted = "card.completed"
    }

    /// The first entry of a vault: its id, log origin, verifier key, development mark and sealed rows, and
    /// whether its slot was opened again with what was typed.
    public static func vaultInitialised(
        vault: String, origin: String, verifierKey: String, development: Bool,
        slotVerified: Bool = false, sealed: JSON
    ) -> Event {
        Event(
            .vaultInitialised,
            [
                Field.vault(Word(vault)), Field.origin(Word(origin)),
                Field.verifierKey(Word(verifierKey)), Field.development(development),
                Field.sealed(Facts(sealed)), Field.gate(Gate.rulesVersion),
            ] + (slotVerified ? [Field.slotVerified(true)] : []))
    }

    /// The daemon started: its binary, the hardening it reached, its clocks, and how the one before it ended.
    public static func daemonStarted(
        version: String, binary: String, hardening: JSON, clock: ClockReading,
        previous: DaemonEnd? = nil
    ) -> Event {
        Event(
            .daemonStarted,
            [
                Field.version(Word(version)), Field.binary(Word(binary)),
                Field.hardening(Facts(hardening)), Field.clock(clock),
                Field.gate(Gate.rulesVersion),
            ] + (previous.map { [Field.previousEnd($0)] } ?? []))
    }

    /// The daemon stopped cleanly: its clocks, so that a short reboot afterwards is explained.
    public static func daemonStopped(clock: ClockReading) -> Event {
        Event(.daemonStopped, [Field.clock(clock)])
    }

    /// A policy came into force, whole.
    public static func policyApplied(_ policy: BudgetPolicy) -> Event {
        let document = PolicyDocument(policy)
        return Event(
            .policyApplied,
            [Field.policy(PolicyHash.of(document.json)), Field.document(document)])
    }

    /// An admin or a feed said what an asset, or another currency, is worth.
    ///
    /// Price: 1e-18 of the currency; age in seconds; haircut in basis points. A forced one may jump, a
    /// pinned one neither ages nor is moved by a feed.
    public static func rateSet(
        asset: String, price: UInt128, currency: Currency, maxAge: Int64, haircut: UInt64,
        isPinned: Bool = false, isForced: Bool = false
    ) -> Event {
        var members = [
            Field.asset(Word(asset)),
            Field.price(Word(DecimalText.print(price, decimals: Rate.decimals))),
            Field.currency(currency), Field.maxAge(UInt64(max(0, maxAge))),
            Field.haircut(haircut),
        ]
        // Only where they hold: entries of before there were such rates have neither.
        if isPinned { members.append(Field.pinned(true)) }
        if isForced { members.append(Field.forced(true)) }
        return Event(.rateSet, members)
    }

    /// An agent was registered; its token is not in the log.
    public static func agentAdded(_ agent: AgentName, project: ProjectName, uid: UInt32?) -> Event {
        Event(.agentAdded, [Field.agent(agent), Field.project(project), Field.uid(uid)])
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
        return Event(kind, [Field.agent(agent), Field.reason(TypedText(reason))])
    }

    /// A wallet was made: all that is public of it, and its sealed rows.
    ///
    /// - Parameter isExample: whether its key is a published example's: a word to auditors that its payments prove
    ///   nothing.
    public static func walletCreated(
        _ wallet: WalletFacts, isExample: Bool = false, sealed: JSON
    ) -> Event {
        Event(.walletCreated, made(wallet, isExample: isExample, sealed: sealed))
    }

    /// An admin vouches for the clock after a jump.
    public static func clockAcknowledged(reason: String, clock: ClockReading) -> Event {
        Event(.clockAcknowledged, [Field.reason(TypedText(reason)), Field.clock(clock)])
    }
}
