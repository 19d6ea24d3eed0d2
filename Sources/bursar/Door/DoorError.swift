/// Why a door could not be talked to.
enum DoorError: Error, Hashable {
    /// Nobody answers at the socket, or it may not be opened.
    case unreachable(socket: String, Refusal)
    /// The socket's path does not fit into an address.
    case pathTooLong(socket: String)
    /// The connection ended inside a reply.
    case cutOff(socket: String)
    /// No reply within ``DoorClient/patience`` seconds.
    case silent(socket: String)
    /// The reply is not HTTP/1.1, not JSON where it should be, or beyond bounds.
    case unintelligible(socket: String, why: String)

    /// How the system refused a connection.
    enum Refusal: Hashable {
        /// Nothing is at the path.
        case noSocket
        /// A socket is there, and no process behind it.
        case nobodyListens
        /// The directory or the socket is not for this user.
        case notAllowed
        /// Anything else the system says.
        case other(errno: Int32)
    }
}

extension DoorError {
    /// The socket that was tried.
    var socket: String {
        switch self {
        case .unreachable(let socket, _), .pathTooLong(let socket), .cutOff(let socket),
            .silent(let socket), .unintelligible(let socket, _):
            socket
        }
    }

    /// The clause a person reads.
    var clause: String {
        switch self {
        case .unreachable(_, .noSocket): "there is no such socket"
        case .unreachable(_, .nobodyListens): "nobody listens there"
        case .unreachable(_, .notAllowed): "this user may not open it"
        case .unreachable(_, .other(let errno)): "cannot be connected to (errno \(errno))"
        case .pathTooLong: "is longer than the \(UnixSocket.pathLimit) bytes of a socket's path"
        case .cutOff: "the connection ended inside the reply"
        case .silent: "no reply within \(DoorClient.patience) seconds"
        case .unintelligible(_, let why): "the reply \(why)"
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .unreachable(_, .notAllowed):
            "the admin door is the owner's and root's; the others belong to the groups "
                + "bursar-agents and bursar-audit"
        case .unreachable: "is bursard running for this vault? --home and --run say which"
        case .pathTooLong: "put the sockets elsewhere with --run"
        case .silent: "what was asked may still happen: look before you ask again"
        case .cutOff: "what was asked may have happened: look before you ask again"
        case .unintelligible: "is that a socket of bursard's, and of this release?"
        }
    }
}
