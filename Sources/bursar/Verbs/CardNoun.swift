import ArgumentParser

/// `bursar card`: payment cards, by brand and last four.
struct CardNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Add payment cards, see what is exposed of them, take them away.",
        discussion: """
            A card is a wallet named card/<label>: 'bursar wallet freeze card/primary' stops it.

            Example: bursar card list
            """,
        subcommands: [
            CardAddVerb.self, CardListVerb.self, CardShowVerb.self, CardCVVVerb.self,
            CardRemoveVerb.self,
        ])

    @OptionGroup var options: SharedOptions

    /// What is shown of a card, in this order.
    static let fields = [
        "name", "brand", "last_four", "expires", "currency", "exposure", "exposed", "cvv", "status",
    ]
}
