/// The doors of the daemon: one Unix socket a role, told apart before a byte is read.
public enum Door: String, Hashable, Sendable, CaseIterable {
    /// Agents ask for payments here.
    case agent
    /// The owner and root command here.
    case admin
    /// Anyone the operator lets read the log reads it here.
    case audit
    /// Price feeds report here.
    case feed

    /// The directory and the socket's name below the RUN directory.
    var socketPath: String { "\(rawValue)/\(rawValue).sock" }

    /// The mode of the socket's directory: who may even see the socket.
    var directoryMode: UInt32 { self == .admin ? 0o700 : 0o750 }

    /// The mode of the socket: connecting needs write permission.
    var socketMode: UInt32 { self == .admin ? 0o600 : 0o660 }

    /// The group that directory and socket belong to, where the machine has it.
    var groupName: String? {
        switch self {
        case .agent: "bursar-agents"
        case .admin: nil
        case .audit: "bursar-audit"
        case .feed: "bursar-feeds"
        }
    }
}
