import Terms

/// A disabled version is shown to no one until it is enabled again.
enum SecretDisabled: Rule {
    static let id = "secret.disabled"

    static func check(_ path: SecretPath, _ number: UInt64, _ version: SecretVersion) -> Refusal? {
        guard version.state == .disabled else { return nil }
        return refuse(
            "version \(number) of \(path.text) is disabled",
            hint: "an admin enables it with: bursar secret enable \(path.text) --version \(number)")
    }
}
