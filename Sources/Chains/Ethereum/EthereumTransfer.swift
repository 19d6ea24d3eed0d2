internal import Digests
public import Terms

/// A transfer of ether as an EIP-1559 transaction, without data and without an access list.
///
/// A value of this type has the form of one; ``check(against:)`` says whether it is ever signed.
public struct EthereumTransfer: Hashable, Sendable {
    /// EIP-2718's type byte of EIP-1559 transactions.
    static let type: UInt8 = 0x02

    /// The EIP-155 chain id, which makes the signature worthless on every other chain.
    public let chainID: UInt64
    /// How many transactions the sender has made before.
    public let nonce: UInt64
    /// The most wei a unit of gas adds for the block's maker.
    public let maxPriorityFeePerGas: UInt128
    /// The most wei a unit of gas costs in all.
    public let maxFeePerGas: UInt128
    /// The most gas it may use.
    public let gasLimit: UInt64
    /// Who is paid.
    public let to: EthereumAddress
    /// How many wei the payee gets.
    public let value: UInt128

    /// Gathers the fields.
    public init(
        chainID: UInt64, nonce: UInt64, maxPriorityFeePerGas: UInt128, maxFeePerGas: UInt128,
        gasLimit: UInt64, to: EthereumAddress, value: UInt128
    ) {
        self.chainID = chainID
        self.nonce = nonce
        self.maxPriorityFeePerGas = maxPriorityFeePerGas
        self.maxFeePerGas = maxFeePerGas
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
    }

    /// The unsigned bytes: the type, then the fields as an RLP list.
    public var payload: [UInt8] { EthereumTransfer.envelope(fields) }

    /// What the sender signs: Keccak-256 of the unsigned bytes.
    public var digest: Digest32 { Keccak256.hash(payload) }

    /// The fields in EIP-1559's order.
    var fields: [RLP] {
        [
            .integer(chainID), .integer(nonce), .integer(maxPriorityFeePerGas),
            .integer(maxFeePerGas), .integer(gasLimit), .bytes(to.bytes), .integer(value),
            .bytes([]), .list([]),
        ]
    }

    /// A typed transaction of these fields.
    static func envelope(_ fields: [RLP]) -> [UInt8] {
        var out = [type]
        RLP.list(fields).append(to: &out)
        return out
    }
}
