public import JSON
internal import Terms

extension Limit {
    /// The limit as the ledger has it: `{"amount":"100","per":"week","starts":"monday"}`.
    ///
    /// `"resets_at":"04:00"` unless it is midnight, `"carry_over":{"unused":"20"}` unless nothing is.
    public var canonical: JSON {
        var object = JSONObject([("amount", .string(amount.decimal))] + per.canonical)
        if let carryOver {
            object["carry_over"] = .object(JSONObject([("unused", .string(carryOver.decimal))]))
        }
        return .object(object)
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: ObjectReader) throws(FieldError) {
        var reader = reader
        amount = try reader.money("amount")
        per = try Recurrence(reading: &reader)
        if var carry = try reader.optionalObject("carry_over") {
            let unused = try carry.money("unused")
            try carry.finish()
            guard unused > .zero, Limit.carries(per.span) else {
                throw reader.error("carry_over", "must be above 0, of a day, week or month")
            }
            carryOver = unused
        } else {
            carryOver = nil
        }
        try reader.finish()
    }
}

extension CountLimit {
    /// The bound as the ledger has it: `{"count":10,"per":"day"}`.
    var canonical: JSON {
        .object(JSONObject([("count", .integer(UInt64(max(0, count))))] + per.canonical))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: ObjectReader) throws(FieldError) {
        var reader = reader
        // 2^53 - 1 at most, so it fits.
        count = Int(try reader.integer("count"))
        per = try Recurrence(reading: &reader)
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

    /// Reads a number of seconds of a range that must be there.
    mutating func seconds(
        _ key: String, in range: ClosedRange<Int64>
    ) throws(FieldError) -> Int64 {
        guard let seconds = Int64(exactly: try integer(key)), range.contains(seconds) else {
            throw error(key, "must be \(range.lowerBound) to \(range.upperBound) seconds")
        }
        return seconds
    }
}
