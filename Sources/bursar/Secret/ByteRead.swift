/// What one read of a descriptor gave.
enum ByteRead: Hashable {
    /// A byte.
    case byte(UInt8)
    /// The end of the file, or of what the other side writes.
    case end
    /// An error other than an interruption.
    case failed
}
