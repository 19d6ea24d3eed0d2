import Terms

/// A card is good to the end of its last month, by the clock of UTC.
enum CardExpired: Rule {
    static let id = "card.expired"

    static func check(_ name: WalletName, _ card: CardRecord, at now: Moment) -> Refusal? {
        guard now >= card.expires.end else { return nil }
        return refuse(
            "\(name.text) was good until the end of \(card.expires.text)",
            hint: "use another card, or ask an admin to add the one that replaces it")
    }
}
