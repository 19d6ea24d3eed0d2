internal import Digests
internal import Terms

/// A transfer with its signature: what the network takes.
public struct SignedEthereumTransfer: Hashable, Sendable {
    /// The transfer.
    public let transfer: EthereumTransfer
    /// Its signature.
    public let signature: EthereumSignature

    /// Joins the two; whose signature it is, the signing room has checked.
    public init(transfer: EthereumTransfer, signature: EthereumSignature) {
        self.transfer = transfer
        self.signature = signature
    }

    /// The bytes the network takes: the type, then the fields and the signature as an RLP list.
    public var raw: [UInt8] { EthereumTransfer.envelope(transfer.fields + signature.fields) }

    /// Reads signed bytes, strictly.
    ///
    /// Throws what ``EthereumTransfer/read(payload:)`` throws.
    public static func read(raw: [UInt8]) throws(ChainError) -> SignedEthereumTransfer {
        let count = EthereumTransfer.unsignedCount
        let items = try EthereumTransfer.items(raw, count: count + 3)
        let parity: UInt8 = try EthereumTransfer.integer(items[count], "y_parity")
        return SignedEthereumTransfer(
            transfer: try EthereumTransfer.read(items),
            signature: try EthereumSignature(
                yParity: parity, r: try word(items[count + 1], "r"),
                s: try word(items[count + 2], "s")))
    }

    /// An integer of at most 32 bytes, widened to 32.
    private static func word(_ item: RLP, _ name: String) throws(ChainError) -> [UInt8] {
        guard case .bytes(let bytes) = item, bytes.first != 0, bytes.count <= 32 else {
            throw EthereumTransfer.malformed(
                "has a \(name) that is no integer without leading zeros")
        }
        return [UInt8](repeating: 0, count: 32 - bytes.count) + bytes
    }
}
