/// Who opens a pool that is carved out of a project's limit.
public enum Draw: String, Hashable, Sendable {
    /// Nobody: it stays untouched.
    case deny
    /// An admin, payment by payment.
    case approval
}
