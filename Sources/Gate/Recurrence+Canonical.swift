internal import JSON
public import Terms

extension Recurrence {
    /// The order in which a policy's form lists windows: shorter ones first, rolling ones last.
    public static func precedes(_ left: Recurrence, _ right: Recurrence) -> Bool {
        left.place < right.place
    }

    /// The window as the ledger has it, for an object that says how much: `per` and what goes with it.
    ///
    /// `starts` of weeks only, `resets_at` unless it is midnight.
    var canonical: [(String, JSON)] {
        var members: [(String, JSON)] = [("per", .string(span.word))]
        if case .week(let starts) = span {
            members.append(("starts", .string(WindowSpan.weekdays[starts])))
        }
        if resetsAt != 0 { members.append(("resets_at", .string(TimeOfDay.text(resetsAt)))) }
        return members
    }

    /// Reads the members that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: inout ObjectReader) throws(FieldError) {
        let span = try Recurrence.span(&reader)
        guard let text = try reader.optionalString("resets_at") else {
            self.init(span)
            return
        }
        // Midnight is left out, or one policy would have two hashes.
        guard let seconds = TimeOfDay.seconds(text), seconds != 0,
            let read = Recurrence(span, resetsAt: seconds)
        else {
            throw reader.error(
                "resets_at", "must be a time of day from 00:01, of a day, week or month")
        }
        self = read
    }

    private static func span(_ reader: inout ObjectReader) throws(FieldError) -> WindowSpan {
        let word = try reader.string("per")
        var starts: Int?
        if word == "week" {
            starts = WindowSpan.weekdays.firstIndex(of: try reader.string("starts"))
            guard starts != nil else { throw reader.error("starts", "must be a day of the week") }
        }
        guard let span = WindowSpan(word: word, starts: starts) else {
            throw reader.error(
                "per", "must be one of \(WindowSpan.words.joined(separator: ", "))")
        }
        return span
    }

    private var place: (Int, Int64, Int64) {
        switch span {
        case .hour: (0, 0, resetsAt)
        case .day: (1, 0, resetsAt)
        case .week(let starts): (2, Int64(starts), resetsAt)
        case .month: (3, 0, resetsAt)
        case .rolling(let seconds): (4, seconds, resetsAt)
        }
    }
}
