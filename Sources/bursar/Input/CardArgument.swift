import ArgumentParser
import Terms

/// Which card is meant.
struct CardArgument: ParsableArguments {
    @Argument(help: "The card: primary, or card/primary.", transform: CardArgument.card)
    var name: WalletName

    /// The card's place at the owner's door.
    var target: String { "/v1/admin/cards/\(name.text.dropFirst(5))" }

    private static func card(_ text: String) throws -> WalletName {
        let name = try Arguments.wallet(text.contains("/") ? text : "card/\(text)")
        guard name.chain == ChainName("card") else {
            throw ValidationError("'\(text)' is no name of a card, card/<label>")
        }
        return name
    }
}
