import Chains
import JSON
public import Terms

extension WalletGrant {
    /// An agent's `wallets` as the ledger has them: the names alone, as ever, where it may make none.
    static func canonical(_ names: Set<WalletName>, _ grant: WalletGrant?) -> JSON {
        let names = JSON.array(names.sorted().map { .string($0.text) })
        guard let grant else { return names }
        return [
            "create": .array(grant.chains.map(\.text).sorted().map { .string($0) }),
            "names": names, "network": .string(grant.network.rawValue),
            "per_window": .integer(UInt64(max(0, grant.perWindow))),
        ]
    }

    /// Reads that form.
    static func read(
        _ reader: inout ObjectReader
    ) throws(FieldError) -> (names: Set<WalletName>, grant: WalletGrant?) {
        guard case .object? = reader.source["wallets"] else {
            return (try names(&reader, "wallets"), nil)
        }
        var inner = try reader.object("wallets")
        let names = try names(&inner, "names")
        let grant = try WalletGrant(reading: &inner)
        try inner.finish()
        return (names, grant)
    }

    private init(reading reader: inout ObjectReader) throws(FieldError) {
        var chains: Set<ChainName> = []
        for element in try reader.array("create") {
            guard case .string(let text) = element, WalletGrant.makes(on: ChainName(text)),
                chains.insert(ChainName(text)).inserted
            else { throw reader.error("create", "must be chains, each once") }
        }
        guard let network = Network(rawValue: try reader.string("network")), !chains.isEmpty else {
            throw reader.error("network", "must be mainnet or testnet, of some chain")
        }
        // 2^53 - 1 at most, so it fits.
        let most = Int(try reader.integer("per_window"))
        guard (1...WalletGrant.mostPerWindow).contains(most) else {
            throw reader.error("per_window", "must be 1 to \(WalletGrant.mostPerWindow)")
        }
        self.init(chains: chains, network: network, perWindow: most)
    }

    /// Whether wallets are made on a chain: a card is typed in by its owner.
    public static func makes(on chain: ChainName) -> Bool {
        chain != Card.name && Chains.named(chain) != nil
    }

    private static func names(
        _ reader: inout ObjectReader, _ key: String
    ) throws(FieldError) -> Set<WalletName> {
        var names: Set<WalletName> = []
        for element in try reader.array(key) {
            guard case .string(let text) = element, let name = WalletName(text),
                names.insert(name).inserted
            else { throw reader.error(key, "must be names of wallets, each once") }
        }
        return names
    }
}
