import Terms

/// A card's number is shown to an agent only where its policy says so in so many words.
enum CardRevealNotGranted: Rule {
    static let id = "card.reveal-not-granted"

    static func check(_ card: WalletName, _ path: BudgetPath) -> Refusal? {
        guard !path.agent.cards.contains(card) else { return nil }
        return refuse(
            "the policy does not let \(path.agentName.text) be shown \(card.text)",
            hint: "an admin adds to the agent's policy: cards: {\(card.text): reveal}")
    }
}
