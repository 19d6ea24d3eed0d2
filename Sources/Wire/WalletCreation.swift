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

    /// 32 bytes of an example's entropy, hex in the document; nil for a key that nobody else has.
    ///
    /// The one entropy that may be text and stand in a message: it is published (keys-example), and
    /// only a development vault takes it.
    public let example: [UInt8]?

    /// How many bytes of entropy a wallet is made from.
    public static let entropyLength = 32

    /// Gathers checked parts.
    public init(
        wallet: WalletName, network: Network, kind: String?, example: [UInt8]? = nil
    ) {
        self.wallet = wallet
        self.network = network
        self.kind = kind
        self.example = example
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
        let text = try fields.optionalString("example")
        example = text.flatMap(WalletCreation.entropy)
        guard text == nil || example != nil else {
            throw fields.error("example", "must be 64 hex digits")
        }
        try fields.finish()
    }

    /// The document; the chain stands in it by itself too, as it does in the reply.
    public var json: JSON {
        var object = JSONObject([
            ("wallet", .string(wallet.text)), ("chain", .string(wallet.chain.text)),
            ("network", .string(network.rawValue)),
        ])
        if let kind { object["kind"] = .string(kind) }
        if let example { object["example"] = .string(Hex.encode(example)) }
        return .object(object)
    }

    /// The bytes that 64 hex digits of either case mean; nil for anything else.
    public static func entropy(_ text: String) -> [UInt8]? {
        guard let bytes = Hex.decode(text), bytes.count == entropyLength else { return nil }
        return bytes
    }
}
