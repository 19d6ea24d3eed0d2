import Terms

/// Of a destroyed version there is only the number.
enum SecretDestroyed: Rule {
    static let id = "secret.destroyed"

    static func check(_ path: SecretPath, _ number: UInt64, _ version: SecretVersion) -> Refusal? {
        guard version.state == .destroyed else { return nil }
        return refuse(
            "version \(number) of \(path.text) was destroyed",
            hint: "nobody can open it any more; an admin puts another version")
    }
}
