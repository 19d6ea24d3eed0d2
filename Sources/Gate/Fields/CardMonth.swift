import JSON
public import Terms

/// The last month that a card is good in, `2027-08`, by the calendar of UTC.
public struct CardMonth: Hashable, Sendable {
    /// Year and month as they are written.
    public let text: String
    /// The first instant after the month, UTC.
    public let end: Moment

    /// Reads a month; nil for a text that is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 7, parts.count == 2, parts[0].utf8.count == 4,
            Timestamp.parse("\(text)-01T00:00:00Z") != nil, let year = Int(parts[0]),
            let number = Int(parts[1])
        else { return nil }
        let next = number == 12 ? (year + 1, 1) : (year, number + 1)
        let month = next.1 < 10 ? "0\(next.1)" : "\(next.1)"
        guard let end = Timestamp.parse("\(next.0)-\(month)-01T00:00:00Z") else { return nil }
        self.text = text
        self.end = end
    }
}

extension CardMonth: PublicValue {
    var json: JSON { .string(text) }
}
