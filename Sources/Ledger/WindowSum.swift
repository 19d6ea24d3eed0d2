internal import JSON
internal import Terms

/// One window of a decision: what stood in it, what was charged, what stands in it now.
struct WindowSum {
    let scope: String
    private let before: Money
    private let charge: Money
    private let after: Money

    init(_ json: JSON, at path: String) throws(FieldError) {
        var window = try ObjectReader(json, at: path)
        scope = try window.string("scope")
        let start = try WindowSum.moment("start", of: &window)
        let end = try WindowSum.moment("end", of: &window)
        guard start < end else { throw window.error("end", "must be after start") }
        before = try WindowSum.money("before", of: &window)
        charge = try WindowSum.money("charge", of: &window)
        after = try WindowSum.money("after", of: &window)
        // The first rules wrote none of these.
        _ = try WindowSum.optionalMoney("limit", of: &window)
        _ = try WindowSum.optionalMoney("carried", of: &window)
        _ = try window.optionalString("of")
        try window.finish()
    }

    func holds(_ outcome: DecisionSums.Outcome) -> Bool {
        switch outcome {
        case .signed: before.adding(charge) == after
        case .refused: before.adding(charge) == after || before == after
        case .pending: charge == .zero && before == after
        }
    }

    private static func moment(
        _ key: String, of window: inout ObjectReader
    ) throws(FieldError) -> Moment {
        guard let moment = Timestamp.parse(try window.string(key)) else {
            throw window.error(key, "must be RFC 3339 in UTC")
        }
        return moment
    }

    private static func optionalMoney(
        _ key: String, of window: inout ObjectReader
    ) throws(FieldError) -> Money? {
        window.source[key] == nil ? nil : try money(key, of: &window)
    }

    /// An amount in the one form Bursar prints: no trailing zeros.
    private static func money(
        _ key: String, of window: inout ObjectReader
    ) throws(FieldError) -> Money {
        let text = try window.string(key)
        // A decimal that is read has one form but for zeros at its end.
        guard let money = try? Money(decimal: text),
            text.utf8.last != UInt8(ascii: "0") || !text.utf8.contains(UInt8(ascii: "."))
        else { throw window.error(key, "must be a decimal without trailing zeros") }
        return money
    }
}
