import ArgumentParser
import Wire

/// `bursar wallet destroy`.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/destroy`.
struct WalletDestroyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Have a wallet's key destroyed after a wait.",
        discussion: """
            What the address still holds is lost with the key: sweep it first (bursar rotate wallet). \
            The address is typed in full, on the terminal where --confirm is absent. From then on \
            nothing new is signed; until the wait is over bursar wallet keep takes it back. What was \
            signed is still answered, before and after. Backups made before have the key still.

            Example: bursar wallet destroy ethereum/old --confirm \
            0x52908400098527886E0F7030069857D2E4169EE7
            """)

    @OptionGroup var wallet: WalletArgument

    @Option(help: ArgumentHelp("The wallet's address, typed in full.", valueName: "address"))
    var confirm: String?

    @Option(
        help: ArgumentHelp("How long the key can still be kept.", valueName: "30d"),
        transform: DurationText.seconds)
    var wait: UInt64?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let typed =
            confirm
            ?? Confirmation.typed(
                "this destroys the key of \(wallet.name) for ever; type its address: ")
        let order = WalletDestruction(confirm: typed ?? "", wait: wait)
        session.show(
            try session.admin("POST", wallet.target + "/destroy", order.json),
            fields: WalletNoun.fields)
    }
}
