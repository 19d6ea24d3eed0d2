import Terms

/// A policy may name a secret, or an agent a version, that there is none of.
enum SecretAbsent: Rule {
    static let id = "secret.absent"

    static func refusal(_ path: SecretPath, version: UInt64? = nil) -> Refusal {
        refuse(
            version.map { "\(path.text) has no version \($0)" } ?? "there is no \(path.text)",
            hint: "an admin puts it with: bursar secret put \(path.text)")
    }
}
