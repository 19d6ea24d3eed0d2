import Terms

/// An agent is shown a secret so often a day of its project's.
enum SecretLimit: Rule {
    static let id = "secret.limit"

    static func check(
        _ path: SecretPath, _ grant: SecretGrant, before: UInt64, until end: Moment
    ) -> Refusal? {
        guard let most = grant.perDay, before >= UInt64(max(0, most)) else { return nil }
        return refuse(
            "\(path.text) was shown \(before) times today, and per_day allows \(most)",
            hint: "wait until \(Timestamp.seconds(end)), or keep what was shown")
    }
}
