public import JSON
public import Terms

/// A wallet's successor: the body of `POST /v1/admin/wallets/{chain}/{label}/rotate`.
public struct WalletRotation: Hashable, Sendable {
    /// How long the old wallet may be swept where nothing is said, seconds: 30 days.
    public static let standardTime: UInt64 = 30 * 86_400

    /// The wallet that comes after; it is made where it is not there.
    public let successor: WalletName
    /// For how many seconds the old one may be swept; nil for the standard.
    public let retireAfter: UInt64?

    /// Gathers the parts.
    public init(successor: WalletName, retireAfter: UInt64? = nil) {
        self.successor = successor
        self.retireAfter = retireAfter
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        guard let name = WalletName(try fields.string("to")) else {
            throw fields.error("to", "must be of the form <chain>/[a-z0-9-]{1,32}")
        }
        successor = name
        retireAfter = try fields.optionalInteger("retire_after")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([("to", .string(successor.text))])
        if let retireAfter { object["retire_after"] = .integer(retireAfter) }
        return .object(object)
    }
}
