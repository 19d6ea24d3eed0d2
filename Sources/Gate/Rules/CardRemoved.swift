import Terms

/// A card that an admin took away pays nothing, and is never shown again.
enum CardRemoved: Rule {
    static let id = "card.removed"

    static func check(_ name: WalletName, _ card: CardRecord) -> Refusal? {
        card.isRemoved ? refusal(name) : nil
    }

    static func refusal(_ name: WalletName) -> Refusal {
        refuse(
            "\(name.text) was removed by an admin",
            hint: "use another card; its name is not used again")
    }
}
