import Terms

/// What an admin has denied is not signed, under this key or by waiting.
enum ApprovalDenied: Rule {
    static let id = "approval.denied"

    static func refusal(_ payment: PaymentID) -> Refusal {
        refuse(
            "an admin denied payment \(payment.text)",
            hint: "ask for something else, under a new Idempotency-Key")
    }
}
