import Chains
import JSON
import Terms

extension GateState {
    /// Changes the state as an event says; throws, changing nothing, where it contradicts the state.
    mutating func fold(
        _ event: Event, by actor: Actor, seq: UInt64, time: Moment,
        zones: (String) -> ZoneRules?
    ) throws(EntryError) {
        // A later release's, which is passed over.
        guard let kind = Event.Kind(rawValue: event.kind) else { return }
        guard kind.causes.contains(actor.role) else {
            throw EntryError(
                clause: "is \(actor.role.rawValue)'s, who may not cause \(kind.rawValue)")
        }
        let control = policy?.control
        do throws(EntryError) {
            if let order = try checkOrder(kind, event.body, at: time, zones: zones) {
                try apply(kind, event, by: actor, seq: seq, time: time, zones: zones)
                orders.open[order] = nil
            } else {
                try apply(kind, event, by: actor, seq: seq, time: time, zones: zones)
            }
        } catch {
            // What can't be done at all is refused as that: nobody is to agree to it first.
            if error.refusal?.rule == ChangeOrder.rule {
                var trial = self
                try trial.apply(kind, event, by: actor, seq: seq, time: time, zones: zones)
            }
            throw error
        }
        orders.forget(after: kind, isNewControl: policy?.control != control)
    }

    private mutating func apply(
        _ kind: Event.Kind, _ event: Event, by actor: Actor, seq: UInt64, time: Moment,
        zones: (String) -> ZoneRules?
    ) throws(EntryError) {
        switch kind {
        case .orderPlaced: try foldOrder(event.body, seq: seq, at: time, zones: zones)
        case .orderApproved: try foldAgreement(event.body, seq: seq, at: time)
        case .orderCancelled: try foldCancelling(event.body, at: time)
        case .vaultInitialised:
            guard seq == 0 else { throw EntryError(clause: "makes a vault that there is already") }
            try foldFounding(event.body, at: time)
        case .daemonStarted, .daemonStopped:
            try foldStanding(event.body, at: time)
        // Kept for people: nothing that is decided looks at them.
        case .unsealFailed, .vaultSealed, .ledgerDegraded, .ledgerRestored, .backupMade,
            .requestsCounted, .sessionEnded, .paymentReported, .purposeDisclosed, .purposeErased,
            .secretRefused:
            break
        case .logArchived: try GateState.checkArchive(event.body, seq: seq)
        case .clockAcknowledged:
            try foldAcknowledgement(event.body, at: time)
        case .keyRotated: try foldRotation(event.body, seq: seq)
        case .vaultUnsealed, .sessionBegun: foldOpening(event.body, time: time)
        case .slotAdded, .slotVerified, .slotRotated, .slotRemoved:
            try foldSlot(kind, event.body, seq: seq, time: time)
        case .rootRotated: try foldRoot(event.body, time: time)
        case .keyringBegun, .keyringRewrapped, .keyringRotated: try foldKeyring(kind, event.body)
        case .epochBegun: try foldEpoch(event.body, seq: seq, at: time)
        case .policyApplied: try foldPolicy(event.body, zones: zones)
        case .rateSet: try foldRate(event.body, by: actor, seq: seq, time: time)
        case .agentAdded: try foldAgent(event.body)
        case .agentFrozen: try foldStanding(event.body, .frozen)
        case .agentThawed: try foldStanding(event.body, .active)
        case .agentRemoved: try foldStanding(event.body, .removed)
        case .tokenRotated, .tokenExpired: try foldToken(kind, event.body, at: time)
        case .walletCreated: try foldWallet(event.body, by: actor, at: time)
        case .walletRotated, .walletSwept, .walletDestructionOrdered, .walletKept,
            .walletDestroyed:
            try foldEnd(kind, event.body, seq: seq, at: time)
        case .projectFrozen, .projectThawed, .walletFrozen, .walletThawed, .vaultFrozen,
            .vaultThawed:
            try foldFreeze(kind, event.body)
        case .observerAdded, .observerRemoved: try foldObserver(kind, event.body)
        case .emergencyGranted: try foldGrant(event.body, at: time)
        case .paymentApproved: try foldApproval(event.body, by: actor, at: time)
        case .paymentDenied: try foldDenial(event.body)
        case .paymentExpired: try foldExpiry(event.body, at: time)
        case .paymentSettled: try foldSettlement(event.body, by: actor, at: time)
        case .paymentVoided: try foldVoid(event.body, by: actor)
        case .paymentWrittenOff: try foldWriteOff(event.body, by: actor)
        case .secretPut, .secretRotated, .secretDisabled, .secretEnabled, .secretDestroyed,
            .secretRevealed, .secretDue, .secretExpired:
            try foldSecret(kind, event.body, by: actor, at: time)
        case .cardAdded, .cardRemoved, .cardRedeemed, .cardCompleted:
            try foldCard(kind, event.body, by: actor, at: time)
        case .stateSnapshotted: try foldSnapshot(event.body, seq: seq, at: time)
        case .paymentDecided: throw EntryError(clause: "is a payment and not an event")
        }
    }

    /// The daemon started or stopped: which rules it writes by, and what its clocks say.
    private mutating func foldStanding(_ body: JSONObject, at time: Moment) throws(EntryError) {
        try foldRules(body)
        guard let reading = ClockReading(json: body["clock"]) else { return }
        observe(reading, at: time)
    }

    private mutating func foldAcknowledgement(
        _ body: JSONObject, at time: Moment
    ) throws(EntryError) {
        guard let reading = ClockReading(json: body["clock"]) else {
            throw EntryError(clause: "has no clock")
        }
        acknowledgeClock(reading, at: time)
    }

    private mutating func foldFounding(_ body: JSONObject, at time: Moment) throws(EntryError) {
        development = body["development"] == true
        if case .string(let id)? = body["vault"] { vault = id }
        foldFirstKey(body)
        foldFirstSlot(body, time: time)
        try foldRules(body)
    }

    /// The version of the rules that writes from here on; it never goes back.
    private mutating func foldRules(_ body: JSONObject) throws(EntryError) {
        guard case .integer(let version)? = body["gate"] else { return }
        guard (rules...Gate.rulesVersion).contains(version) else {
            throw EntryError(
                clause: "names version \(version) of the rules; \(rules) to \(Gate.rulesVersion) "
                    + "are known here")
        }
        rules = version
    }

    private mutating func foldPolicy(_ body: JSONObject, zones: (String) -> ZoneRules?)
        throws(EntryError)
    {
        let read = try readPolicy(body, zones: zones)
        if let current = policy, current.currency != read.currency {
            throw EntryError(
                clause: "has a policy in \(read.currency.code), but the vault's currency is "
                    + "\(current.currency.code) since its first policy")
        }
        policy = read
        policyHash = body["document"].map(PolicyHash.of)
        books.keep(read)
        findPaths()
    }

    /// The policy that an entry says comes into force.
    func readPolicy(_ body: JSONObject, zones: (String) -> ZoneRules?) throws(EntryError)
        -> BudgetPolicy
    {
        guard let document = body["document"], case .string(let hash)? = body["policy"],
            PolicyHash.of(document).hex == hash
        else { throw EntryError(clause: "has a policy that is not the one its hash names") }
        do {
            return try BudgetPolicy(
                canonical: document, zones: zones, accounts: { try? Chains.accounts(reading: $0) })
        } catch {
            throw EntryError(
                clause: "has a policy that can't be read: \(error.path) \(error.clause)")
        }
    }

    private mutating func foldWallet(
        _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        let facts = try GateState.wallet(body)
        guard wallets[facts.name] == nil else {
            throw EntryError(clause: "creates \(facts.name.text), a name that was used before")
        }
        try checkImport(body, facts.publicKey)
        try foldMaking(of: facts, body, by: actor, at: time)
        wallets[facts.name] = facts
    }

    /// A wallet whose address is its public key's.
    static func wallet(_ body: JSONObject) throws(EntryError) -> WalletFacts {
        guard case .string(let text)? = body["wallet"], let name = WalletName(text),
            case .string(let networkText)? = body["network"],
            let network = Network(rawValue: networkText),
            case .string(let kind)? = body["wallet_kind"],
            case .string(let keyText)? = body["public_key"],
            let publicKey = Hex.decode(keyText), case .string(let address)? = body["address"]
        else { throw EntryError(clause: "is not a wallet of the known form") }
        // A card comes with its own entry, in which its ceiling and its last month are.
        guard name.chain != Card.name, let chain = Chains.named(name.chain),
            let account = try? chain.account(publicKey: publicKey, network: network, kind: kind),
            account.text == address
        else { throw EntryError(clause: "has an address that is not its public key's") }
        return WalletFacts(
            name: name, network: network, kind: kind, publicKey: publicKey, account: account)
    }
}
