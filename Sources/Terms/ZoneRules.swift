/// The rules of one IANA time zone as a value: which offset from UTC holds from which instant.
public struct ZoneRules: Hashable, Sendable {
    /// From `second` (since the epoch) on, local time is UTC plus `offset` seconds.
    public struct Transition: Hashable, Sendable {
        /// The first UTC second at which the offset holds.
        public let second: Int64
        /// Local minus UTC, seconds.
        public let offset: Int64

        /// A change of offset.
        public init(second: Int64, offset: Int64) {
            self.second = second
            self.offset = offset
        }
    }

    /// The IANA name, `America/Toronto`.
    public let identifier: String
    /// The tz database's version, `2025b`.
    public let version: String
    /// The offset before the first transition, seconds.
    public let firstOffset: Int64
    /// In order of time.
    public let transitions: [Transition]

    /// Rules as read from a tz database.
    public init(identifier: String, version: String, firstOffset: Int64, transitions: [Transition])
    {
        self.identifier = identifier
        self.version = version
        self.firstOffset = firstOffset
        self.transitions = transitions
    }

    /// UTC itself.
    public static let utc = ZoneRules(
        identifier: "UTC", version: "", firstOffset: 0, transitions: [])

    /// Local minus UTC, in seconds, at the UTC second `second`.
    public func offset(at second: Int64) -> Int64 {
        let next = indexOfFirstTransition(after: second)
        return next == 0 ? firstOffset : transitions[next - 1].offset
    }

    func indexOfFirstTransition(after second: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].second <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
