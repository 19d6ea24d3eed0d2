internal import JSON
internal import Terms

/// What a payment of bitcoin says: the `intent` object with its payee read.
struct BitcoinIntent: Hashable, Sendable {
    /// What the payee gets.
    let payment: BitcoinOutput

    /// Reads the object for a wallet that pays with `asset`.
    ///
    /// Throws what ``TransferIntent`` throws, `bitcoin.overflow` for more than there is,
    /// `bitcoin.address-network` for an address of the other kind of network.
    init(_ json: JSON, asset: Asset) throws(ChainError) {
        let overflow = BitcoinRules.overflow
        let intent = try TransferIntent(
            json, asset: asset, takesComment: false, overflow: overflow)
        let address: BitcoinAddress
        do { address = try BitcoinAddress(reading: intent.to) } catch {
            throw .malformed(field: "intent.to", clause: error.clause)
        }
        guard address.network == asset.network else {
            throw .refused(
                rule: "bitcoin.address-network",
                detail: "the payee's address is for \(address.network.rawValue) and the wallet's "
                    + "key belongs to \(asset.network.rawValue)",
                hint: "pay an address of the wallet's own network")
        }
        guard intent.atoms <= UInt128(Bitcoin.mostSatoshi) else { throw overflow }
        payment = BitcoinOutput(satoshi: UInt64(intent.atoms), script: address.script)
    }
}
