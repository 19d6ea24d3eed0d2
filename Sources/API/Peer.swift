public import Admin

/// Who is at the other end of a connection, as the kernel says.
///
/// There is no pid: a pid can be reused between the look and the decision.
public struct Peer: Hashable, Sendable {
    /// The door they came in by.
    public let door: Door
    /// The user id at the time of `connect(2)` (SO_PEERCRED).
    public let uid: UInt32
    /// Which connection since the daemon started, from 1.
    public let connection: UInt64
    /// Where the process sat that connected; looked up at the admin door alone.
    public let seat: Seat?

    /// Describes a peer.
    public init(door: Door, uid: UInt32, connection: UInt64, seat: Seat? = nil) {
        self.door = door
        self.uid = uid
        self.connection = connection
        self.seat = seat
    }
}

extension Peer {
    /// Whose an admin session would be.
    var holder: SessionHolder { SessionHolder(uid: uid, seat: seat) }
}
