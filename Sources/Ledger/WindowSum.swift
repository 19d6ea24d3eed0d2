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
        try window.finish()
    }

    func holds(whenRefused isRefused: Bool) -> Bool {
        before.adding(charge) == after || isRefused && before == after
    }

    private static func moment(
        _ key: String, of window: inout ObjectReader
    ) throws(FieldError) -> Moment {
        guard let moment = Timestamp.parse(try window.string(key)) else {
            throw window.error(key, "must be RFC 3339 in UTC")
        }
        return moment
    }

    /// An amount in the one form Bursar prints: no trailing zeros.
    private static func money(
        _ key: String, of window: inout ObjectReader
    ) throws(FieldError) -> Money {
        let text = try window.string(key)
        guard let money = try? Money(decimal: text), money.decimal.utf8.elementsEqual(text.utf8)
        else { throw window.error(key, "must be a decimal without trailing zeros") }
        return money
    }
}
