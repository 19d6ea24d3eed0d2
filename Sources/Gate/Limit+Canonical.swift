public import JSON
internal import Terms

extension Limit {
    /// The limit as the ledger has it: `{"amount":"100","per":"week","starts":"monday"}`.
    public var canonical: JSON {
        var object = JSONObject([
            ("amount", .string(amount.decimal)), ("per", .string(per.word)),
        ])
        if case .week(let starts) = per {
            object["starts"] = .string(WindowSpan.weekdays[starts])
        }
        return .object(object)
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: ObjectReader) throws(FieldError) {
        var reader = reader
        amount = try reader.money("amount")
        let word = try reader.string("per")
        switch word {
        case "hour": per = .hour
        case "day": per = .day
        case "month": per = .month
        case "week":
            let name = try reader.string("starts")
            guard let starts = WindowSpan.weekdays.firstIndex(of: name) else {
                throw reader.error("starts", "must be a day of the week")
            }
            per = .week(starts: starts)
        default: throw reader.error("per", "must be hour, day, week or month")
        }
        try reader.finish()
    }
}

extension ObjectReader {
    /// Reads an amount that must be there.
    mutating func money(_ key: String) throws(FieldError) -> Money {
        guard let amount = try optionalMoney(key) else { throw error(key, "is missing") }
        return amount
    }

    /// Reads an amount that may be missing.
    mutating func optionalMoney(_ key: String) throws(FieldError) -> Money? {
        guard let text = try optionalString(key) else { return nil }
        let amount: Money
        do { amount = try Money(decimal: text) } catch { throw self.error(key, error.clause) }
        // One amount has one text here, or one policy would have two hashes.
        guard amount.decimal == text else { throw error(key, "must have no needless zeros") }
        return amount
    }
}
