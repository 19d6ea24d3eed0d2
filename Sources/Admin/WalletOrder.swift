import Chains
import JSON
import Terms

/// The body of a request to make a wallet, checked.
struct WalletOrder {
    let name: WalletName
    let network: Network
    let kind: String

    init(_ reader: inout ObjectReader) throws(FieldError) {
        name = try Office.name(WalletName.init, "wallet", &reader)
        let chain = try reader.string("chain")
        guard chain == name.chain.text, let found = Chains.named(name.chain) else {
            throw reader.error(
                "chain",
                "must be the part of the wallet's name before the slash, and one of "
                    + Chains.all.map { $0.name.text }.joined(separator: ", "))
        }
        guard let network = Network(rawValue: try reader.string("network")) else {
            throw reader.error("network", "must be mainnet or testnet")
        }
        let kind = try reader.optionalString("kind") ?? found.kinds.first ?? ""
        guard found.kinds.contains(kind) else {
            throw reader.error("kind", "must be one of \(found.kinds.joined(separator: ", "))")
        }
        self.network = network
        self.kind = kind
    }
}
