internal import JSON

extension DuplicateRule {
    /// The rule as the ledger has it, `"allow"` or `{"within":600}`; nil where it is the default.
    var canonical: JSON? {
        switch self {
        case .sameRequest: nil
        case .samePayment(let within):
            .object(JSONObject([("within", .integer(UInt64(max(0, within))))]))
        case .allow: "allow"
        }
    }

    /// Reads `duplicates` as ``canonical`` writes it; throws ``FieldError`` for any other form.
    init(reading reader: inout ObjectReader) throws(FieldError) {
        switch reader.optionalValue("duplicates") {
        case nil: self = .sameRequest
        case "allow": self = .allow
        case .object(let object):
            var inner = ObjectReader(object, at: reader.path(of: "duplicates"))
            self = .samePayment(within: try inner.seconds("within", in: DuplicateRule.spans))
            try inner.finish()
        default: throw reader.error("duplicates", "must be allow, or an object")
        }
    }
}
