import Chains
import JSON
import Terms

extension GateState {
    /// Changes the state as an event says; throws, changing nothing, where it contradicts the state.
    mutating func fold(
        _ event: Event, seq: UInt64, time: Moment, zones: (String) -> ZoneRules?
    ) throws(EntryError) {
        // Kinds without a case change nothing here: the log keeps them for people.
        guard let kind = Event.Kind(rawValue: event.kind) else { return }
        switch kind {
        case .vaultInitialised: development = event.body["development"] == true
        case .daemonStarted, .daemonStopped:
            if let reading = ClockReading(json: event.body["clock"]) {
                clock.observe(reading, at: time)
            }
        case .clockAcknowledged:
            guard let reading = ClockReading(json: event.body["clock"]) else {
                throw EntryError(clause: "has no clock")
            }
            clock.acknowledge(reading, at: time)
        case .policyApplied: try foldPolicy(event.body, zones: zones)
        case .rateSet: try foldRate(event.body, seq: seq, time: time)
        case .agentAdded: try foldAgent(event.body)
        case .agentFrozen: try foldStanding(event.body, .frozen)
        case .agentThawed: try foldStanding(event.body, .active)
        case .agentRemoved: try foldStanding(event.body, .removed)
        case .walletCreated: try foldWallet(event.body)
        case .paymentDecided: throw EntryError(clause: "is a payment and not an event")
        }
    }

    private mutating func foldPolicy(_ body: JSONObject, zones: (String) -> ZoneRules?)
        throws(EntryError)
    {
        guard let document = body["document"], case .string(let hash)? = body["policy"],
            PolicyHash.of(document).hex == hash
        else { throw EntryError(clause: "has a policy that is not the one its hash names") }
        let read: BudgetPolicy
        do {
            read = try BudgetPolicy(
                canonical: document, zones: zones, accounts: { try? Chains.accounts(reading: $0) })
        } catch {
            throw EntryError(
                clause: "has a policy that can't be read: \(error.path) \(error.clause)")
        }
        if let current = policy, current.currency != read.currency {
            throw EntryError(
                clause: "has a policy in \(read.currency.code), but the vault's currency is "
                    + "\(current.currency.code) since its first policy")
        }
        policy = read
        policyHash = PolicyHash.of(document)
    }

    private mutating func foldRate(_ body: JSONObject, seq: UInt64, time: Moment)
        throws(EntryError)
    {
        guard case .string(let asset)? = body["asset"], case .string(let text)? = body["price"],
            let price = try? DecimalText.parse(text, decimals: Rate.decimals),
            case .string(let code)? = body["currency"], let currency = Currency(code),
            case .integer(let maxAge)? = body["max_age"],
            case .integer(let haircut)? = body["haircut_bps"]
        else { throw EntryError(clause: "is not a rate of the known form") }
        guard Chains.asset(id: asset) != nil else {
            throw EntryError(clause: "names the asset \(asset), which no chain has")
        }
        guard price <= Rate.largestPrice, price > 0 || development else {
            throw EntryError(
                clause: "has a price of \(text); it must be above 0 and at most 10^12 (zero is for "
                    + "development vaults)")
        }
        guard haircut <= Rate.largestHaircut, (1...31_622_400).contains(maxAge) else {
            throw EntryError(
                clause: "has a haircut above \(Rate.largestHaircut) basis points or a max age "
                    + "outside 1 s…366 days")
        }
        if let policy, policy.currency != currency {
            throw EntryError(clause: "is in \(code), but budgets are in \(policy.currency.code)")
        }
        rates[asset] = Rate(
            seq: seq, asset: asset, currency: currency, price: price, haircut: haircut,
            asOf: time, maxAge: Int64(maxAge))
    }

    private mutating func foldAgent(_ body: JSONObject) throws(EntryError) {
        guard case .string(let text)? = body["agent"], let name = AgentName(text),
            case .string(let projectText)? = body["project"],
            let project = ProjectName(projectText)
        else { throw EntryError(clause: "is not an agent of the known form") }
        var uid: UInt32?
        if let json = body["uid"], json != .null {
            guard case .integer(let number) = json, let fits = UInt32(exactly: number) else {
                throw EntryError(clause: "adds \(text) with a uid that is none")
            }
            uid = fits
        }
        guard uid != nil || development else {
            throw EntryError(clause: "adds \(text) without a uid; only development vaults may")
        }
        guard agents[name] == nil else {
            throw EntryError(
                clause: "adds \(text), a name that was used before; names are not reused")
        }
        agents[name] = AgentRecord(name: name, project: project, uid: uid, standing: .active)
    }

    private mutating func foldStanding(_ body: JSONObject, _ standing: AgentRecord.Standing)
        throws(EntryError)
    {
        guard case .string(let text)? = body["agent"], let name = AgentName(text),
            let record = agents[name]
        else { throw EntryError(clause: "names an agent that was never added") }
        guard record.standing != .removed else {
            throw EntryError(clause: "changes \(text), which has been removed for ever")
        }
        guard record.standing != standing else {
            throw EntryError(clause: "makes \(text) \(standing.rawValue), which it already is")
        }
        agents[name]?.standing = standing
    }

    private mutating func foldWallet(_ body: JSONObject) throws(EntryError) {
        guard case .string(let text)? = body["wallet"], let name = WalletName(text),
            case .string(let networkText)? = body["network"],
            let network = Network(rawValue: networkText),
            case .string(let kind)? = body["wallet_kind"],
            case .string(let keyText)? = body["public_key"],
            let publicKey = Hex.decode(keyText), case .string(let address)? = body["address"]
        else { throw EntryError(clause: "is not a wallet of the known form") }
        guard let chain = Chains.named(name.chain),
            let account = try? chain.account(publicKey: publicKey, network: network, kind: kind),
            account.text == address
        else { throw EntryError(clause: "has an address that is not its public key's") }
        guard wallets[name] == nil else {
            throw EntryError(clause: "creates \(text), a name that was used before")
        }
        wallets[name] = WalletFacts(
            name: name, network: network, kind: kind, publicKey: publicKey, account: account)
    }
}
