public import JSON

extension Event {
    /// The kind of an entry by which a salt is gone.
    public static let purposeErasedKind = "purpose.erased"

    /// What opens the purpose of a decision's entry was given away; why says for whom.
    public static func purposeDisclosed(
        of entry: UInt64, payment: JSON, reason: String
    ) -> Event {
        purpose("purpose.disclosed", entry, payment, reason)
    }

    /// What opens the purpose of a decision's entry was erased: nobody can open it any more.
    public static func purposeErased(of entry: UInt64, payment: JSON, reason: String) -> Event {
        purpose(purposeErasedKind, entry, payment, reason)
    }

    private static func purpose(
        _ kind: String, _ entry: UInt64, _ payment: JSON, _ reason: String
    ) -> Event {
        Event(
            kind: kind,
            body: JSONObject([
                ("entry", .integer(entry)), ("payment", payment), ("reason", .string(reason)),
            ]))
    }
}
