public import JSON

/// What an agent says became of its payment: `POST /v1/payments/{id}/reports`.
///
/// It goes into the log and frees nothing: an agent that could free budget could spend twice.
public struct PaymentReport: Hashable, Sendable {
    /// What it says.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// It landed.
        case settled
        /// The network took it and it failed.
        case failed
        /// It was never sent, or the network dropped it.
        case dropped
    }

    /// What it says.
    public let outcome: Outcome
    /// A sentence for people; nil where none is given.
    public let detail: String?

    /// Gathers the parts.
    public init(outcome: Outcome, detail: String? = nil) {
        self.outcome = outcome
        self.detail = detail
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        guard let outcome = Outcome(rawValue: try fields.string("outcome")) else {
            let words = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
            throw fields.error("outcome", "must be one of \(words)")
        }
        self.outcome = outcome
        detail = try fields.optionalSentence("detail")
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([("outcome", .string(outcome.rawValue))])
        if let detail { object["detail"] = .string(detail) }
        return .object(object)
    }
}
