public import JSON

/// The end of a wallet's key: the body of `POST /v1/admin/wallets/{chain}/{label}/destroy`.
public struct WalletDestruction: Hashable, Sendable {
    /// How long it is waited where nothing is said, seconds: 30 days.
    public static let standardWait: UInt64 = 30 * 86_400

    /// The wallet's address, typed by a person.
    public let confirm: String
    /// For how many seconds the key can still be kept; nil for the standard.
    public let wait: UInt64?

    /// Gathers the parts.
    public init(confirm: String, wait: UInt64? = nil) {
        self.confirm = confirm
        self.wait = wait
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    ///
    /// How long a wait may be is for the gate: that is a refusal with a rule.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        confirm = try fields.string("confirm")
        wait = try fields.optionalInteger("wait")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([("confirm", .string(confirm))])
        if let wait { object["wait"] = .integer(wait) }
        return .object(object)
    }
}
