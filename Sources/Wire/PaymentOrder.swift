public import JSON
public import Terms

/// A transfer an agent asks for: the body of `POST /v1/payments` and `POST /v1/quotes`, as a client
/// writes it.
///
/// There is no reader here: `network` and `intent` belong to the chain that understands them.
public struct PaymentOrder: Hashable, Sendable {
    /// The wallet that pays.
    public let wallet: WalletName
    /// The payee, in the chain's own form.
    public let payee: String
    /// Whole units of the asset, a decimal string above zero.
    public let amount: String
    /// The asset's symbol.
    public let asset: String
    /// A text that is signed with the transfer, where the chain has a place for one.
    public let comment: String?
    /// What only the network knows: nonces, fees, inputs.
    public let network: JSONObject
    /// What is bought.
    public let item: String?
    /// What could have been bought instead, and why it was not.
    public let alternatives: [String]
    /// Whether it is meant although it looks like a payment just made.
    public let isConfirmed: Bool

    /// Gathers the parts of the body.
    public init(
        wallet: WalletName, payee: String, amount: String, asset: String, comment: String?,
        network: JSONObject, item: String?, alternatives: [String], isConfirmed: Bool = false
    ) {
        self.wallet = wallet
        self.payee = payee
        self.amount = amount
        self.asset = asset
        self.comment = comment
        self.network = network
        self.item = item
        self.alternatives = alternatives
        self.isConfirmed = isConfirmed
    }

    /// The document; `purpose` is left out where nothing is said about it.
    public var json: JSON {
        // With a card a merchant is paid, on every chain an address.
        let isCard = wallet.chain == ChainName("card")
        var intent = JSONObject([
            ("kind", isCard ? "card" : "transfer"),
            (isCard ? "merchant" : "to", .string(payee)), ("amount", .string(amount)),
            ("asset", .string(asset)),
        ])
        if let comment { intent["comment"] = .string(comment) }
        var body = JSONObject([
            ("wallet", .string(wallet.text)), ("intent", .object(intent)),
            ("network", .object(network)),
        ])
        var purpose = JSONObject()
        if let item { purpose["item"] = .string(item) }
        if !alternatives.isEmpty {
            purpose["alternatives_considered"] = .array(alternatives.map { .string($0) })
        }
        if isConfirmed { body["confirm_duplicate"] = true }
        if !purpose.members.isEmpty { body["purpose"] = .object(purpose) }
        return .object(body)
    }
}
