import Terms

/// The right to have a secret used is not the right to see it.
enum SecretUseOnly: Rule {
    static let id = "secret.use-only"

    static func check(_ path: SecretPath, _ grant: SecretGrant) -> Refusal? {
        guard grant.access != .reveal else { return nil }
        return refuse(
            "\(path.text) is granted for use, and not to be shown",
            hint: "an admin grants more with: {\(path.text): reveal}")
    }
}
