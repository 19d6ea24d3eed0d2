import ArgumentParser

/// `bursar card cvv`: gives the CVV again that was lost with the daemon's memory.
///
/// Asks `POST /v1/admin/cards/{label}/cvv` with the digits as the raw body.
struct CardCVVVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cvv",
        abstract: "Give a card's CVV again after the vault was sealed or restarted.",
        discussion: "Example: bursar card cvv primary")

    @OptionGroup var card: CardArgument

    @Option(
        name: .customLong("cvv-fd"),
        help: ArgumentHelp("Read the CVV from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var cvvDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let digits: SecretPage
        do throws(SecretError) {
            digits = try SecretPage.cvv(descriptor: cvvDescriptor)
        } catch {
            throw .secret(error)
        }
        var request = DoorRequest(method: "POST", target: card.target + "/cvv")
        request.contentType = "application/octet-stream"
        session.show(try session.admin(request, body: digits), fields: CardNoun.fields)
    }
}
