import Chains
import JSON
import Terms

extension SignedTransaction {
    /// API.md's `transaction` object.
    var json: JSON {
        var object = JSONObject([
            ("data", .string(data)), ("encoding", .string(encoding)), ("format", .string(format)),
            ("id", .string(id)),
        ])
        if let validUntil { object["valid_until"] = .string(Timestamp.seconds(validUntil)) }
        return .object(object)
    }
}
