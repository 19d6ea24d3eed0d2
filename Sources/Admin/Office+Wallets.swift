import Chains
import Gate
import Ledger
public import JSON
public import Terms
import Vault
import Wire

extension Office {
    /// Makes a wallet: fresh entropy, its key sealed, its address derived and logged.
    ///
    /// In a development vault the entropy may be an example's, which is public; the entry says so.
    public func createWallet(_ body: JSON, by actor: Actor) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let order = try Office.read(body) { json throws(FieldError) in
            try WalletOrder(WalletCreation(json))
        }
        let name = order.name
        try checkName(name)
        guard order.example == nil || facts.development else {
            throw .refused(
                rule: "wallet.example-key",
                detail:
                    "the example's key is public: whoever has read it can spend what \(name.text) "
                    + "has; only development vaults take one",
                hint: "leave --example out, and the vault makes a key that nobody else has")
        }
        let made: (facts: WalletFacts, rows: [Row])
        do {
            made = try vault.createWallet(
                name: name, network: order.network, kind: order.kind, example: order.example)
        } catch {
            throw .damaged("the wallet's key could not be made")
        }
        try record(
            .walletCreated(
                made.facts, isExample: order.example != nil,
                sealed: SealedPins.json(of: made.rows)), by: actor)
        for row in made.rows { journal.ledger.stage(row: row) }
        return Office.json(made.facts)
    }

    /// All wallets.
    public func wallets() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.wallets.values.sorted { $0.name < $1.name }
        return JSONObject([("wallets", .array(list.map { .object(described($0)) }))])
    }

    /// One wallet.
    public func wallet(_ name: String) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        guard let known = WalletName(name), let wallet = journal.gate.state.wallets[known] else {
            throw .notFound
        }
        return described(wallet)
    }

    /// - Parameter maker: the agent that made it; nil where an admin did.
    static func json(_ wallet: WalletFacts, by maker: AgentName? = nil) -> JSONObject {
        var object = JSONObject([
            ("name", .string(wallet.name.text)), ("chain", .string(wallet.name.chain.text)),
            ("network", .string(wallet.network.rawValue)), ("kind", .string(wallet.kind)),
            ("address", .string(wallet.account.text)),
            ("public_key", .string(Hex.encode(wallet.publicKey))),
        ])
        if let maker { object["made_by"] = .string(maker.text) }
        return object
    }
}
