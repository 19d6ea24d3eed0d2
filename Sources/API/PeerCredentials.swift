/// The kernel's `struct ucred`, which Glibc's module does not have: what SO_PEERCRED fills in.
struct PeerCredentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = 0
    var gid: UInt32 = 0

    /// SO_PEERPIDFD of Linux 6.5, which Glibc's module does not have, either: a handle on the peer's process.
    static let processHandle: Int32 = 77

    /// What the kernel says for a user that has no number in our user namespace: it could be
    /// anyone, so it is no one.
    static let overflowUser: UInt32 = 65_534
}
