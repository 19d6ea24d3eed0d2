internal import JSON
internal import Terms

/// What a payment of ether says: the `intent` object with its payee read.
struct EthereumIntent: Hashable, Sendable {
    /// Who is paid.
    let to: EthereumAddress
    /// How many wei.
    let value: UInt128

    /// Reads the object for a wallet that pays with `asset`.
    ///
    /// Throws what ``TransferIntent`` throws, `ethereum.overflow` for more wei than 128 bits hold.
    init(_ json: JSON, asset: Asset) throws(ChainError) {
        let intent = try TransferIntent(
            json, asset: asset, takesComment: false,
            overflow: EthereumTransfer.overflow("the amount does not fit 128 bits of wei"))
        do { to = try EthereumAddress.read(intent.to) } catch {
            throw .malformed(field: "intent.to", clause: error.clause)
        }
        value = intent.atoms
    }
}
