import JSON
import Terms

/// Orders about key slots: what they take is secret, and is the body as it is.
extension Session {
    /// Sends what opens one slot.
    func slot(
        _ target: String, _ secret: borrowing SecretPage
    ) throws(Failure) -> JSON {
        var request = DoorRequest(method: "POST", target: target)
        request.contentType = "application/octet-stream"
        return try admin(request, body: secret)
    }

    /// Sends a proof and what is to open a slot, each behind its length.
    func slot(
        _ target: String, proof: borrowing SecretPage, new: borrowing SecretPage
    ) throws(Failure) -> JSON {
        let body: SecretPage
        do throws(SecretError) { body = try SecretPage.joining(proof, new) } catch {
            throw .secret(error)
        }
        return try slot(target, body)
    }

    /// Shows how a slot stands.
    func show(slot: JSON) {
        show(slot, fields: ["slot", "kind", "shares", "verified"])
    }
}
