import JSON
import Wire

/// Orders of an admin that a reason goes with.
extension Session {
    /// Asks `POST` at `target` with the reason, and shows how the thing stands now.
    ///
    /// The reply is `{noun, "status"}`: the status is `active`, `frozen` or `removed`.
    func order(_ target: String, reason: String?, noun: String) throws(Failure) {
        show(try admin("POST", target, Reason(reason).json), fields: [noun, "status"])
    }
}
