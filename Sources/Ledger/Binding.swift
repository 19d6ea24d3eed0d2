/// A value that a statement takes.
enum Binding {
    /// Stored as the 64 bits it has: SQLite's integers are signed.
    case integer(UInt64)
    /// Copied when it is bound.
    case bytes([UInt8])
}
