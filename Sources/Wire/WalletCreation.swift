public import JSON
public import Terms

/// A request to make a key and its wallet: `POST /v1/admin/wallets`.
public struct WalletCreation: Hashable, Sendable {
    /// The wallet's name, never used before; its first part is the chain.
    public let wallet: WalletName
    /// The kind of network its coins live on.
    public let network: Network
    /// The form of the wallet where a chain has several; nil leaves the choice to the chain.
    public let kind: String?

    /// Gathers checked parts.
    public init(wallet: WalletName, network: Network, kind: String?) {
        self.wallet = wallet
        self.network = network
        self.kind = kind
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        wallet = try fields.wallet("wallet")
        guard try fields.string("chain") == wallet.chain.text else {
            throw fields.error("chain", "must be the first part of the wallet's name")
        }
        guard let network = Network(rawValue: try fields.string("network")) else {
            throw fields.error("network", "must be mainnet or testnet")
        }
        self.network = network
        kind = try fields.optionalString("kind")
        try fields.finish()
    }

    /// The document; the chain stands in it by itself too, as it does in the reply.
    public var json: JSON {
        var object = JSONObject([
            ("wallet", .string(wallet.text)), ("chain", .string(wallet.chain.text)),
            ("network", .string(network.rawValue)),
        ])
        if let kind { object["kind"] = .string(kind) }
        return .object(object)
    }
}
