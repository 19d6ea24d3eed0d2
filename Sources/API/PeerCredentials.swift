/// The kernel's `struct ucred`, which Glibc's module does not have: what SO_PEERCRED fills in.
struct PeerCredentials: Sendable {
    var pid: Int32 = 0
    var uid: UInt32 = 0
    var gid: UInt32 = 0

    /// What the kernel says for a user that has no number in our user namespace: it could be
    /// anyone, so it is no one.
    static let overflowUser: UInt32 = 65_534
}
