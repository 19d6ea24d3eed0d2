import ArgumentParser
import Terms
import Wire

/// `bursar rate set`.
///
/// Asks `POST /v1/admin/rates`. The defaults are on the careful side: a day, as people set rates by
/// hand, and two percent more charged than the price says.
struct RateSetVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set an asset's price, from now until it is too old to be used.",
        discussion: """
            Without a fresh rate nothing is paid in an asset. Charges are counted at the price \
            plus the haircut, rounded up. On a test network the asset is SYMBOL:testnet. A price \
            may be in another currency than the budget's, if that one has a rate: \
            rate set USD 1.40 CAD.

            Example: bursar rate set TON 4.12 CAD --max-age 24h --haircut 2%
            """)

    @Argument(help: "The asset's symbol, or another currency.", transform: Arguments.text(64))
    var asset: String

    @Argument(help: "The price of one whole unit.", transform: Arguments.price)
    var price: UInt128

    @Argument(help: "The currency of the price.", transform: Arguments.currency)
    var currency: Currency

    @Option(
        name: .customLong("max-age"),
        help: ArgumentHelp(
            "How long it may be used: 30s, 5m, 24h, 7d. (default: 24h)", valueName: "duration"),
        transform: DurationText.seconds)
    var maxAge: UInt64 = 86_400

    @Option(
        help: ArgumentHelp(
            "What is added to charges in case the price moves, 0% to 50%. (default: 0%)",
            valueName: "percent"),
        transform: HaircutText.basisPoints)
    var haircut: UInt64 = 0

    @Flag(help: "For what is fixed: it never ages, and no feed moves it.")
    var pin = false

    @Flag(help: "Set it although it is more than 30 % from the last one.")
    var force = false

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let setting = RateSetting(
            asset: asset, price: price, currency: currency, maxAge: maxAge, haircut: haircut,
            isPinned: pin, isForced: force)
        let reply = try session.admin("POST", "/v1/admin/rates", setting.json)
        guard !session.json else { return session.output.document(reply) }
        session.output.table(Table(columns: RateNoun.columns, rows: [RateListVerb.row(reply)]))
    }
}
