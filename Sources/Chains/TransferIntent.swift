internal import JSON
internal import Terms

/// A payment of a chain's own coin as an agent asks for it: the `intent` object of kind `transfer`.
///
/// The payee stays text: only the chain can read an address, and say what its form means.
struct TransferIntent: Hashable, Sendable {
    /// The payee's address, unread.
    let to: String
    /// How much, in atoms of the asset; above zero.
    let atoms: UInt128
    /// The text that is signed along, where the chain has a place for one.
    let comment: String?

    /// Reads the object for a wallet that pays with `asset`.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown (a
    /// `comment` is, unless `takesComment`) or not of its form, `asset.unknown` for another asset,
    /// and `overflow` for more atoms than 128 bits hold.
    init(
        _ json: JSON, asset: Asset, takesComment: Bool, overflow: ChainError
    ) throws(ChainError) {
        let kind: String
        let amount: String
        let named: String
        do {
            var reader = try ObjectReader(json, at: "intent")
            kind = try reader.string("kind")
            to = try reader.string("to")
            amount = try reader.string("amount")
            named = try reader.string("asset")
            comment = takesComment ? try reader.optionalString("comment") : nil
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        guard kind == "transfer" else {
            throw .malformed(field: "intent.kind", clause: "must be \"transfer\"")
        }
        // The short name means the wallet's own network, so a test coin is never taken for a real
        // one.
        guard named == asset.symbol || named == asset.id else {
            throw .refused(
                rule: "asset.unknown",
                detail:
                    "the asset asked for is none that this \(asset.network.rawValue) wallet pays",
                hint: "this wallet pays \(asset.id)")
        }
        atoms = try TransferIntent.atoms(amount, decimals: asset.decimals, overflow: overflow)
    }

    private static func atoms(
        _ amount: String, decimals: Int, overflow: ChainError
    ) throws(ChainError) -> UInt128 {
        let value: UInt128
        do { value = try DecimalText.parse(amount, decimals: decimals) } catch {
            guard error != .tooLarge else { throw overflow }
            throw .malformed(field: "intent.amount", clause: error.clause)
        }
        guard value > 0 else {
            throw .malformed(field: "intent.amount", clause: "must be above zero")
        }
        return value
    }
}
