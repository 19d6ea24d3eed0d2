public import Terms

extension Event {
    /// The kind of an entry by which a salt is gone.
    public static let purposeErasedKind = Kind.purposeErased.rawValue

    /// What opens the purpose of a decision's entry was given away; why says for whom.
    public static func purposeDisclosed(
        of entry: UInt64, payment: PaymentID, reason: String
    ) -> Event {
        purpose(.purposeDisclosed, entry, payment, reason)
    }

    /// What opens the purpose of a decision's entry was erased: nobody can open it any more.
    public static func purposeErased(of entry: UInt64, payment: PaymentID, reason: String) -> Event
    {
        purpose(.purposeErased, entry, payment, reason)
    }

    private static func purpose(
        _ kind: Kind, _ entry: UInt64, _ payment: PaymentID, _ reason: String
    ) -> Event {
        Event(
            kind,
            [Field.entry(entry), Field.payment(payment), Field.reason(TypedText(reason))])
    }
}
