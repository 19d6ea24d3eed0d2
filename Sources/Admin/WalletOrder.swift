import Chains
import JSON
import Terms
import Wire

/// A request to make a wallet, held against the chains there are.
struct WalletOrder {
    let name: WalletName
    let network: Network
    let kind: String
    /// An example's entropy, which is public; nil for a key of its own.
    let example: [UInt8]?

    /// Fills in the chain's usual kind; throws ``FieldError`` for a chain or a kind there is not.
    init(_ creation: WalletCreation) throws(FieldError) {
        name = creation.wallet
        network = creation.network
        example = creation.example
        // A card is typed in by its owner, and has an order of its own.
        guard let chain = Chains.named(name.chain), chain != Card.self else {
            let names = Chains.all.filter { $0 != Card.self }.map { $0.name.text }
                .joined(separator: ", ")
            throw FieldError(path: "chain", clause: "must be one of \(names)")
        }
        kind = creation.kind ?? chain.kinds.first ?? ""
        guard chain.kinds.contains(kind) else {
            throw FieldError(
                path: "kind", clause: "must be one of \(chain.kinds.joined(separator: ", "))")
        }
    }
}
