import ArgumentParser
import JSON
import Wire

/// `bursar wallet sweep`.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/sweep`.
struct WalletSweepVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Sign a transaction of a rotated wallet to its successor.",
        discussion: """
            It pays the successor's address and nobody else; no budget is charged, so --max-fee says \
            what the network may take. Bitcoin's inputs are spent whole, without change. Should the \
            answer get lost, ask again with the same --key: the same bytes come, unless the successor \
            has ended since.

            Example: bursar wallet sweep ethereum/main --amount 1.5 --asset ETH \
            --chain-data network.json --max-fee 0.001
            """)

    @OptionGroup var wallet: WalletArgument

    @Option(help: "How much, in whole units of the asset: 1.5.", transform: Arguments.amount)
    var amount: String

    @Option(help: "The asset's symbol.", transform: Arguments.text(64))
    var asset: String

    @Option(
        name: .customLong("chain-data"),
        help: ArgumentHelp(
            "The network object: what only the network knows, JSON; - for stdin.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var chainData: String

    @Option(
        name: .customLong("max-fee"),
        help: "The most the network may take, in the chain's own coin.",
        transform: Arguments.amount)
    var maxFee: String

    @Option(
        help: "What makes a repeated order the same; a random one is made and shown.",
        transform: Arguments.key)
    var key: String?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let network = try InputFile.object(chainData, limit: 2_097_152)
        let key = self.key ?? PayVerb.randomKey()
        // Before the request: it is needed most when no answer comes.
        if self.key == nil { session.output.errorLine("key: \(key)") }
        let order = WalletSweep(
            amount: amount, asset: asset, network: .object(network), maxFee: maxFee, key: key)
        let reply = try session.admin("POST", wallet.target + "/sweep", order.json)
        guard !session.json else { return session.output.document(reply) }
        var rows = session.rows(of: reply, ["wallet", "to", "entry"])
        for name in ["value", "fee"] {
            guard let amount = reply.at(name) else { continue }
            rows.append([name, amount.cells("amount", "asset").joined(separator: " ")])
        }
        rows += (reply.at("transaction")?.facts() ?? []).map { [$0[0], $0[1]] }
        session.output.table(Table(rows: rows))
    }
}
