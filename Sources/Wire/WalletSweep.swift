public import JSON

/// One transaction of a draining wallet to its successor: the body of `POST /v1/admin/wallets/{chain}/{label}/sweep`.
public struct WalletSweep: Hashable, Sendable {
    /// How much, in whole units of the asset, as typed.
    public let amount: String
    /// The asset's symbol.
    public let asset: String
    /// What only the network knows, as for a payment.
    public let network: JSON
    /// The most the network may take, in whole units of the chain's own coin.
    public let maxFee: String
    /// What makes a repeated order the same one: of the form of an idempotency key.
    public let key: String

    /// Gathers the parts.
    public init(amount: String, asset: String, network: JSON, maxFee: String, key: String) {
        self.amount = amount
        self.asset = asset
        self.network = network
        self.maxFee = maxFee
        self.key = key
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        amount = try fields.string("amount")
        asset = try fields.string("asset")
        network = try fields.value("network")
        guard case .object = network else { throw fields.error("network", "must be an object") }
        maxFee = try fields.string("max_fee")
        key = try fields.string("key")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        [
            "amount": .string(amount), "asset": .string(asset), "key": .string(key),
            "max_fee": .string(maxFee), "network": network,
        ]
    }
}
