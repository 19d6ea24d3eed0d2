/// Who caused an entry: the role of the door, the name where there is one, and the peer's uid.
public struct Actor: Hashable, Sendable {
    /// The doors and the daemon itself.
    public enum Role: String, Hashable, Sendable {
        /// Came in by agent.sock.
        case agent
        /// Came in by admin.sock.
        case admin
        /// Came in by audit.sock.
        case audit
        /// Came in by feed.sock.
        case feed
        /// The daemon on its own account.
        case daemon
    }

    /// The role.
    public let role: Role
    /// The agent's name, or empty.
    public let name: String
    /// The peer's user id.
    public let uid: UInt32

    /// Describes an actor.
    public init(role: Role, name: String, uid: UInt32) {
        self.role = role
        self.name = name
        self.uid = uid
    }
}
