public import Terms

/// What the caller of the gate supplies from outside: place, clocks and randomness.
public struct Stamp: Hashable, Sendable {
    /// The entry's place in the log.
    public let seq: UInt64
    /// The machine's clocks.
    public let clock: ClockReading
    /// 128 random bits, so that a neighbour's hash in a proof reveals nothing.
    public let blind: [UInt8]

    /// Gathers the parts.
    public init(seq: UInt64, clock: ClockReading, blind: [UInt8]) {
        self.seq = seq
        self.clock = clock
        self.blind = blind
    }
}
