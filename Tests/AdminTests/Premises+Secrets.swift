import Admin
import JSON
import Terms
import Wire

extension Premises {
    /// Puts a version of a secret, by text, and waits until it is durable.
    @discardableResult
    func put(
        _ path: String = "api_keys/openai", _ value: String = "sk-the-value",
        _ order: SecretOrder = SecretOrder(), isRotation: Bool = false
    ) throws -> JSONObject {
        defer { try? settle() }
        let bytes = Array(value.utf8)
        return unsafe try office.putSecret(
            path, order, value: bytes.span.bytes, isRotation: isRotation, by: Premises.admin)
    }

    /// What an admin is shown of it; the error where it is not.
    func shown(_ path: String = "api_keys/openai", version: UInt64? = nil) throws -> Result<
        String, OfficeError
    > {
        var seen = ""
        var outcome: Result<UInt64, OfficeError>?
        office.revealSecret(
            path, SecretChange(version: version, reason: "a test").json, by: Premises.admin,
            into: { span in
                seen = unsafe span.withUnsafeBytes {
                    unsafe String(decoding: $0, as: UTF8.self)
                }
            }, answer: { outcome = $0 })
        let early = seen
        try settle()
        guard early.isEmpty, let outcome else { throw Doorbell.Silence() }
        return outcome.map { _ in seen }
    }
}
