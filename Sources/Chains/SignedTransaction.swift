public import Terms

/// What the agent gets: bytes a network takes, as API.md's `transaction` object has them.
public struct SignedTransaction: Hashable, Sendable {
    /// `ethereum-raw`, `bitcoin-raw`, `bitcoin-psbt` or `ton-boc`.
    public let format: String
    /// `hex` or `base64`.
    public let encoding: String
    /// The bytes in that encoding.
    public let data: String
    /// The transaction's hash or txid in the chain's own text.
    public let id: String
    /// When it stops being valid, where the chain knows expiry.
    public let validUntil: Moment?

    /// Describes a signed transaction.
    public init(format: String, encoding: String, data: String, id: String, validUntil: Moment?) {
        self.format = format
        self.encoding = encoding
        self.data = data
        self.id = id
        self.validUntil = validUntil
    }
}
