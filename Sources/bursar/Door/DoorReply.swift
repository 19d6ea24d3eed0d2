/// What a door answered.
struct DoorReply: Hashable {
    /// The HTTP status.
    let status: Int
    /// The body, as it came.
    let body: [UInt8]
}
