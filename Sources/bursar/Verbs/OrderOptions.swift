import ArgumentParser
import JSON
import Terms
import Wire

/// What a payment and a quote are asked with.
///
/// Checked here for form only, so that a slip is named by its option; what is allowed is for the
/// gate.
struct OrderOptions: ParsableArguments {
    @Option(help: "The wallet that pays, <chain>/<label>.", transform: Arguments.wallet)
    var wallet: WalletName

    @Option(help: "The payee, in the chain's form.", transform: Arguments.text(256))
    var to: String

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

    @Option(help: "A text that is signed with the transfer, where the chain has a place for it.")
    var comment: String?

    @Option(help: "What is bought.", transform: Arguments.text(200))
    var item: String?

    @Option(
        help: "What could be bought instead, and why it is not; may be repeated.",
        transform: Arguments.text(200))
    var alternative: [String] = []

    @Option(
        name: .customLong("token-fd"),
        help: ArgumentHelp(
            "Read the agent's token from this descriptor, not from $BURSAR_TOKEN.", valueName: "n"),
        transform: Arguments.descriptor)
    var tokenDescriptor: Int32?

    func validate() throws {
        // API.md's bound, met here for a message that names the option.
        guard alternative.count <= 10 else {
            throw ValidationError("--alternative is given \(alternative.count) times, at most 10")
        }
    }

    /// The agent's token.
    func token() throws(Failure) -> SecretPage {
        do throws(SecretError) { return try SecretPage.token(descriptor: tokenDescriptor) } catch {
            throw .secret(error)
        }
    }

    /// The body to send: reads the file of chain data.
    func body(isConfirmed: Bool = false) throws(Failure) -> [UInt8] {
        // The doors take bodies of 2 MiB; what is around this object is short.
        let network = try InputFile.object(chainData, limit: 2_097_152)
        let order = PaymentOrder(
            wallet: wallet, payee: to, amount: amount, asset: asset, comment: comment,
            network: network, item: item, alternatives: alternative, isConfirmed: isConfirmed)
        return JSONWriter.write(order.json)
    }
}
