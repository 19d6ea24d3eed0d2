import ArgumentParser

/// `bursar quote`: what a payment would be charged, and what would refuse it.
///
/// Asks `POST /v1/quotes`. The reply is shown field by field: it says whatever binds.
struct QuoteVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "quote",
        abstract: "Ask what a payment would cost and whether it may be; signs nothing.",
        discussion: """
            Example: bursar quote --wallet ethereum/main --to \
            0x52908400098527886E0F7030069857D2E4169EE7 \
            --amount 0.01 --asset ETH --chain-data network.json
            """)

    @OptionGroup var order: OrderOptions
    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let body = try order.body()
        let token = try order.token()
        let request = DoorRequest(method: "POST", target: "/v1/quotes", body: body)
        let reply = try session.agent(request, token: token)
        guard !session.json else { return session.output.document(reply) }
        session.output.table(Table(rows: reply.facts().filter { $0[0] != "remaining" }))
        session.showRemaining(reply)
    }
}
