/// The signature of a typed transaction: which root, r and s.
public struct EthereumSignature: Hashable, Sendable {
    /// The parity of the y of the nonce's point, 0 or 1, from which the sender's key is recovered.
    public let yParity: UInt8
    /// r, 32 bytes big-endian.
    public let r: [UInt8]
    /// s, 32 bytes big-endian.
    public let s: [UInt8]

    /// Checks the ranges: 0 < r < n, 0 < s <= n/2, parity 0 or 1.
    ///
    /// Throws ``ChainError/malformed(field:clause:)``; a high s is a second signature of the same
    /// transaction, with another hash (EIP-2).
    public init(yParity: UInt8, r: [UInt8], s: [UInt8]) throws(ChainError) {
        guard yParity <= 1 else {
            throw .malformed(field: "signature", clause: "has recovery id \(yParity), above 1")
        }
        guard Secp256k1Order.isBelow(r) else {
            throw .malformed(field: "signature", clause: "has an r outside 1 to n - 1")
        }
        guard Secp256k1Order.isLow(s) else {
            throw .malformed(field: "signature", clause: "has an s outside 1 to n / 2")
        }
        self.yParity = yParity
        self.r = r
        self.s = s
    }

    /// Takes r and s as 64 bytes, with a recovery id.
    ///
    /// Throws ``ChainError/malformed(field:clause:)``.
    public init(_ signature: Signature) throws(ChainError) {
        guard signature.bytes.count == 64, let parity = signature.recoveryID else {
            throw .malformed(field: "signature", clause: "must be 64 bytes with a recovery id")
        }
        try self.init(
            yParity: parity, r: Array(signature.bytes.prefix(32)),
            s: Array(signature.bytes.suffix(32)))
    }

    /// Its three fields, integers without leading zeros.
    var fields: [RLP] {
        [.integer(yParity), .bytes(Array(r.drop { $0 == 0 })), .bytes(Array(s.drop { $0 == 0 }))]
    }
}
