/// The part of each day in which payments are signed, in the zone of whoever's bound it is.
public struct Hours: Hashable, Sendable {
    /// The first second inside, in seconds after midnight.
    public let from: Int64
    /// The first second after, in seconds after midnight; at or before ``from`` on the next day.
    public let until: Int64

    /// Takes two whole minutes of one day.
    ///
    /// Nil when one is none, or when both are the same: that could mean always as well as never.
    public init?(from: Int64, until: Int64) {
        let day = 0..<TimeOfDay.day
        guard day.contains(from), day.contains(until), from % 60 == 0, until % 60 == 0,
            from != until
        else { return nil }
        self.from = from
        self.until = until
    }

    /// Whether `timeOfDay`, in seconds after midnight, lies inside.
    public func contains(_ timeOfDay: Int64) -> Bool {
        from < until
            ? from <= timeOfDay && timeOfDay < until : from <= timeOfDay || timeOfDay < until
    }
}
