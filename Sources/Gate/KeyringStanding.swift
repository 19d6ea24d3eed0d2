/// Where a class's keyring stands: which term seals, and whether rows are moving to it.
public struct KeyringStanding: Hashable, Sendable {
    /// The term that seals; terms are counted from 1, and no number comes twice.
    public internal(set) var term: UInt64 = 1
    /// Whether the term before it still opens rows.
    public internal(set) var isRotating = false
    /// How many rows have come under the newest term since its rotation began.
    public internal(set) var rewrapped: UInt64 = 0
}
