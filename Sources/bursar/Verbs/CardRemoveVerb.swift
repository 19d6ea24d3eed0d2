import ArgumentParser

/// `bursar card remove`.
///
/// Asks `POST /v1/admin/cards/{label}/remove`. There is no way back: its number is gone from its row.
struct CardRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a card away for good; its name is never used again.",
        discussion: "Example: bursar card remove primary --reason \"replaced by the bank\"")

    @OptionGroup var card: CardArgument

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(card.target + "/remove", reason: why.reason, noun: "card")
    }
}
