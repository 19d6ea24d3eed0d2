import Terms

/// A CVV that is in memory alone is gone when the vault was sealed or the daemon ended.
enum CardCVVAbsent: Rule {
    static let id = "card.cvv-absent"

    static func refusal(_ card: WalletName) -> Refusal {
        refuse(
            "the CVV of \(card.text) was in memory alone and is gone since the vault was sealed or "
                + "the daemon ended; nothing was redeemed",
            hint: "an admin gives it again with: bursar card cvv \(card.text)")
    }
}
