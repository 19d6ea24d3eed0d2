import Terms

/// An old version is shown as long as its grace lasts, and then the newest alone.
enum SecretSuperseded: Rule {
    static let id = "secret.superseded"

    static func check(
        _ path: SecretPath, _ number: UInt64, _ standing: SecretStanding, at now: Moment
    ) -> Refusal? {
        guard number < standing.current else { return nil }
        if let until = standing[number]?.graceUntil, now < until { return nil }
        return refuse(
            "version \(number) of \(path.text) was followed by version \(standing.current)",
            hint: "ask without a version for the newest")
    }
}
