import JSON
import Wire

/// Orders of an admin that a reason goes with.
extension Session {
    /// Asks `POST` at `target` with the reason, and shows what came of it, field by field.
    ///
    /// The warnings of a status come last, where they are seen.
    func order(_ target: String, reason: String?) throws(Failure) {
        show(status: try admin("POST", target, Reason(reason).json))
    }
}
