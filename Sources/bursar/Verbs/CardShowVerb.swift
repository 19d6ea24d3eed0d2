import ArgumentParser

/// `bursar card show`: never the number.
///
/// Asks `GET /v1/admin/cards/{label}`.
struct CardShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a card by brand and last four, and what is exposed of it.",
        discussion: "Example: bursar card show primary")

    @OptionGroup var card: CardArgument

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(try session.admin("GET", card.target), fields: CardNoun.fields)
    }
}
