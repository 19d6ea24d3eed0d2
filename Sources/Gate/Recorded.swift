public import Terms

/// An entry the gate made: its exact bytes and the id that pins them.
public struct Recorded: Hashable, Sendable {
    /// The canonical bytes to append.
    public let bytes: [UInt8]
    /// Place and leaf.
    public let id: EntryID
    /// The entry's ledger time.
    public let time: Moment
}
