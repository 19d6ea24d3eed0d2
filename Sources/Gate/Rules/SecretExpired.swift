import Terms

/// A version whose time is over is not shown.
enum SecretExpired: Rule {
    static let id = "secret.expired"

    static func check(
        _ path: SecretPath, _ number: UInt64, _ version: SecretVersion, at now: Moment
    ) -> Refusal? {
        guard version.isExpired(at: now), let expires = version.expires else { return nil }
        return refuse(
            "version \(number) of \(path.text) expired at \(Timestamp.seconds(expires))",
            hint: "an admin puts a new one with: bursar secret rotate \(path.text)")
    }
}
