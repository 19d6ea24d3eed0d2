import JSON

/// A body that is not of the contract's form, and the field that the reply must name.
struct BadBody: Sendable {
    let what: String
    let bytes: [UInt8]
    /// nil where what is wrong is not a field.
    let field: String?

    init(_ what: String, _ json: JSON, field: String) {
        self.what = what
        bytes = JSONWriter.write(json)
        self.field = field
    }

    /// The plain order's text with `old` replaced by `new`.
    init(_ what: String, _ old: String, _ new: String, field: String? = nil) {
        self.what = what
        let parts = Order.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "the plain order has no \(old)")
        bytes = Array((parts[0] + new + parts[1]).utf8)
        self.field = field
    }

    init(_ what: String, bytes: [UInt8]) {
        self.what = what
        self.bytes = bytes
        field = nil
    }

    /// A field that is missing, of a wrong type, and beside one that nobody knows.
    static func each(_ path: String) -> [BadBody] {
        let isNumber = Order.plain.number(path) != nil
        let bent: JSON = isNumber ? "1" : 1
        let parent = path.split(separator: ".").dropLast().map { $0 + "." }.joined()
        return [
            BadBody("\(path) missing", Order.plain.with(path, nil), field: path),
            BadBody("\(path) of another type", Order.plain.with(path, bent), field: path),
            BadBody("\(path) null", Order.plain.with(path, .null), field: path),
            BadBody(
                "an unknown field beside \(path)", Order.plain.with("\(parent)extra", true),
                field: "\(parent)extra"),
        ]
    }

    static let fields =
        [
            "wallet", "intent", "network", "intent.kind", "intent.to", "intent.amount",
            "intent.asset", "network.chain_id", "network.nonce", "network.gas_limit",
            "network.max_fee_per_gas", "network.max_priority_fee_per_gas",
        ].flatMap(each)

    /// All of them, by what they get wrong.
    static let kinds = ["fields": fields, "amounts": amounts, "values": values, "forms": forms]

    static let amounts = [
        "0", "0.0", "00.1", "01", ".1", "1.", "+1", "-1", "1e3", "1E3", "1e400", "NaN", "Infinity",
        "", " 1", "1 ", "1,5", "0x1", "1.0000000000000000001", "0.0000000000000000001",
        "1000000000000000000000000000000", "１", "1\u{0}",
    ].map {
        BadBody(
            "an amount of \($0.debugDescription)", Order.plain.with("intent.amount", .string($0)),
            field: "intent.amount")
    }

    static let values: [BadBody] = [
        BadBody("a wallet name", Order.plain.with("wallet", "ETHEREUM/main"), field: "wallet"),
        BadBody("a wallet path", Order.plain.with("wallet", "ethereum/../main"), field: "wallet"),
        BadBody("another kind", Order.plain.with("intent.kind", "call"), field: "intent.kind"),
        BadBody(
            "a payee with a bad checksum",
            Order.plain.with("intent.to", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
            field: "intent.to"),
        BadBody("a short payee", Order.plain.with("intent.to", "0x5aAeb6"), field: "intent.to"),
        BadBody(
            "gas with a sign", Order.plain.with("network.gas_limit", "+21000"),
            field: "network.gas_limit"),
        BadBody(
            "gas in hex", Order.plain.with("network.gas_limit", "0x5208"),
            field: "network.gas_limit"),
        BadBody(
            "a fee with a leading zero",
            Order.plain.with("network.max_fee_per_gas", "030000000000"),
            field: "network.max_fee_per_gas"),
        BadBody(
            "a fee with a fraction", Order.plain.with("network.max_fee_per_gas", "1.5"),
            field: "network.max_fee_per_gas"),
        BadBody(
            "a comment, which ether can't carry", Order.plain.with("intent.comment", "hello"),
            field: "intent.comment"),
        BadBody(
            "a long item",
            Order.plain.with("purpose.item", .string(String(repeating: "x", count: 201))),
            field: "purpose.item"),
        BadBody(
            "eleven alternatives",
            Order.plain.with(
                "purpose.alternatives_considered", .array(Array(repeating: "x", count: 11))),
            field: "purpose.alternatives_considered"),
        BadBody("a purpose that is a text", Order.plain.with("purpose", "x"), field: "purpose"),
        BadBody(
            "an unknown purpose", Order.plain.with("purpose.urgent", true),
            field: "purpose.urgent"),
    ]

    static let forms: [BadBody] = [
        BadBody("nothing", bytes: []),
        BadBody("white space", bytes: Array("  \n".utf8)),
        BadBody("a list", bytes: Array("[\(Order.text)]".utf8)),
        BadBody("no JSON", bytes: Array("wallet=ethereum/main".utf8)),
        BadBody("half a document", bytes: Array(Order.text.utf8.dropLast())),
        BadBody("trailing bytes", bytes: Array((Order.text + "x").utf8)),
        BadBody("two documents", bytes: Array((Order.text + Order.text).utf8)),
        BadBody("a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array(Order.text.utf8)),
        BadBody("UTF-16", bytes: Array(Order.text.utf8).flatMap { [$0, 0] }),
        BadBody("a zero byte", bytes: Array(Order.text.utf8) + [0]),
        BadBody("a duplicate key", "\"wallet\":", "\"wallet\":\"ethereum/other\",\"wallet\":"),
        BadBody("a duplicate key below", "\"amount\":", "\"amount\":\"1\",\"amount\":"),
        BadBody("a duplicate key in escapes", "\"amount\":", "\"\\u0061mount\":\"1\",\"amount\":"),
        BadBody("an exponent", "\"nonce\":0", "\"nonce\":1e1"),
        BadBody("a fraction", "\"nonce\":0", "\"nonce\":1.0"),
        BadBody("a leading zero", "\"nonce\":0", "\"nonce\":00"),
        BadBody("a negative number", "\"nonce\":0", "\"nonce\":-1"),
        BadBody("minus zero", "\"nonce\":0", "\"nonce\":-0"),
        BadBody("an integer above 2^53 - 1", "\"nonce\":0", "\"nonce\":9007199254740992"),
        BadBody(
            "a huge integer", "\"nonce\":0", "\"nonce\":1\(String(repeating: "0", count: 400))"),
        BadBody("1e400", "\"nonce\":0", "\"nonce\":1e400"),
        BadBody("NaN", "\"nonce\":0", "\"nonce\":NaN"),
        BadBody("a lone surrogate", "ethereum/main", "ethereum/\\ud800"),
        BadBody("a trailing surrogate", "ethereum/main", "ethereum/\\udc00x"),
        BadBody("an unknown escape", "ethereum/main", "ethereum\\/\\main"),
        BadBody("a raw line feed", "ethereum/main", "ethereum/\nmain"),
        BadBody("a comment", "\"nonce\":0", "/* */\"nonce\":0"),
        BadBody("a trailing comma", "\"nonce\":0", "\"nonce\":0,"),
        BadBody("single quotes", "\"ETH\"", "'ETH'"),
        BadBody(
            "deep nesting", "\"nonce\":0",
            "\"nonce\":\(String(repeating: "[", count: 100_000))"
                + String(repeating: "]", count: 100_000)),
        BadBody(
            "invalid UTF-8",
            bytes: Array(Order.text.utf8)
                .flatMap { $0 == UInt8(ascii: "m") ? [0xC3, 0x28] : [$0] }),
        BadBody(
            "an overlong slash",
            bytes: Array(Order.text.utf8)
                .flatMap { $0 == UInt8(ascii: "/") ? [0xC0, 0xAF] : [$0] }),
    ]
}
