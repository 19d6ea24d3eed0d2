internal import JSON
internal import Terms

/// What a payment of ether says: the `intent` object.
struct EthereumIntent: Hashable, Sendable {
    /// Who is paid.
    let to: EthereumAddress
    /// How many wei.
    let value: UInt128

    /// Reads the object for a wallet that pays with `asset`.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not
    /// of its form, `asset.unknown` for another asset, `ethereum.overflow` for more wei than 128
    /// bits hold.
    init(_ json: JSON, asset: Asset) throws(ChainError) {
        let kind: String
        let to: String
        let amount: String
        let named: String
        do {
            var reader = try ObjectReader(json, at: "intent")
            kind = try reader.string("kind")
            to = try reader.string("to")
            amount = try reader.string("amount")
            named = try reader.string("asset")
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
        do { self.to = try EthereumAddress.read(to) } catch {
            throw .malformed(field: "intent.to", clause: error.clause)
        }
        value = try EthereumIntent.wei(amount, decimals: asset.decimals)
    }

    private static func wei(_ amount: String, decimals: Int) throws(ChainError) -> UInt128 {
        let value: UInt128
        do { value = try DecimalText.parse(amount, decimals: decimals) } catch {
            guard error != .tooLarge else {
                throw EthereumTransfer.overflow("the amount does not fit 128 bits of wei")
            }
            throw .malformed(field: "intent.amount", clause: error.clause)
        }
        guard value > 0 else {
            throw .malformed(field: "intent.amount", clause: "must be above zero")
        }
        return value
    }
}
