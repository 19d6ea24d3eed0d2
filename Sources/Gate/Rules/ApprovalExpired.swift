import Terms

/// What was not approved and fetched in time is never signed.
enum ApprovalExpired: Rule {
    static let id = "approval.expired"

    static func refusal(_ payment: PaymentID) -> Refusal {
        refuse(
            "payment \(payment.text) waited longer than an approval may take",
            hint: "ask again under a new Idempotency-Key")
    }
}
