/// Where a process sits: the kernel's session that it belongs to, a terminal's or a service's.
///
/// The session's number is its leader's process id and is used again one day; the leader's start tells the two
/// apart. A process can leave its session for a new one of its own, and can't enter another's.
public struct Seat: Hashable, Sendable {
    /// The session's number (credentials(7)).
    public let session: Int32
    /// When its leader was started, in clock ticks since the machine was (proc_pid_stat(5), field 22).
    public let started: UInt64

    /// Names a session.
    public init(session: Int32, started: UInt64) {
        self.session = session
        self.started = started
    }
}
