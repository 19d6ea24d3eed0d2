/// What one read of a descriptor gave.
enum ByteRead: Hashable {
    case byte(UInt8)
    case end
    case failed
}
