/// The signature that ends a signed body.
enum WalletV5Signature {
    /// How many bits it has: R and S of RFC 8032.
    static let bits = 512

    /// A body with its signature behind it.
    static func appended(_ signature: Signature, to body: Cell) throws(CellError) -> Cell {
        guard signature.bytes.count * 8 == bits, signature.recoveryID == nil else {
            throw .unexpected("a signature that is not 64 bytes of Ed25519")
        }
        var builder = CellBuilder()
        builder.store(contentOf: body)
        builder.store(signature.bytes)
        return try builder.finish()
    }
}
