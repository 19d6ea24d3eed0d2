/// Whose an admin session is: a user's, where that user sits.
public struct SessionHolder: Hashable, Sendable {
    /// The peer's user id.
    public let uid: UInt32
    /// Where the peer sits; nil where that can't be told, and then there is no session for it.
    public let seat: Seat?

    /// Names a holder.
    public init(uid: UInt32, seat: Seat?) {
        self.uid = uid
        self.seat = seat
    }
}
