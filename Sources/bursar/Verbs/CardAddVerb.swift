import ArgumentParser
import Terms

/// `bursar card add`: hands a card to the daemon.
///
/// Asks `POST /v1/admin/cards/{label}` with the card's text as the raw body, which is never a string.
struct CardAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a payment card; its number is typed, never an argument.",
        discussion: """
            Asks for number, last month, CVV, holder and billing address on the terminal, without \
            echo, unless a descriptor gives them, a line each. The CVV stays in memory until the \
            vault is sealed or restarted; --store-cvv seals it with the number, which the rules of \
            the card networks forbid merchants. --exposure is the most that agents may be shown \
            the number for in 31 days.

            Example: bursar card add primary --currency USD --exposure 500.00
            """)

    @OptionGroup var card: CardArgument

    @Option(help: "The card's currency.", transform: Arguments.currency)
    var currency: Currency

    @Option(help: "The most that is redeemed in 31 days.", transform: Arguments.amount)
    var exposure: String

    @Option(help: "Whether it is money: testnet for an issuer's test card.")
    var network: Network = .mainnet

    @Flag(name: .customLong("store-cvv"), help: "Keep the CVV on disk, sealed.")
    var storesCVV = false

    @Option(
        name: .customLong("card-fd"),
        help: ArgumentHelp("Read the card from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var cardDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let text: SecretPage
        do throws(SecretError) {
            text = try SecretPage.card(descriptor: cardDescriptor)
        } catch {
            throw .secret(error)
        }
        var request = DoorRequest(
            method: "POST",
            target: card.target
                + "?currency=\(currency.code)&exposure=\(exposure)&network=\(network.rawValue)"
                + "&store_cvv=\(storesCVV)")
        request.contentType = "application/octet-stream"
        session.show(try session.admin(request, body: text), fields: CardNoun.fields)
    }
}
