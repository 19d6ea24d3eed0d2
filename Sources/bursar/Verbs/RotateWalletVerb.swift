import ArgumentParser
import Terms
import Wire

/// `bursar rotate wallet`: gives a wallet a successor.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/successor`.
struct RotateWalletVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "wallet",
        abstract: "Give a wallet a successor; it can then only be swept to it.",
        discussion: """
            A key can't be changed in place: a new wallet takes over, which is made where it is not \
            there. Agents can't pay from the old one any more; list the new one in the policy. Until \
            the time is over bursar wallet sweep moves what the old one holds; after it nothing is \
            signed. Asked again it gives more time, or another successor.

            Example: bursar rotate wallet ethereum/main --to ethereum/main-2 --retire-after 30d
            """)

    @OptionGroup var wallet: WalletArgument

    @Option(help: "The wallet that comes after, <chain>/<label>.", transform: Arguments.wallet)
    var to: WalletName

    @Option(
        name: .customLong("retire-after"),
        help: ArgumentHelp("How long the old one can be swept.", valueName: "30d"),
        transform: DurationText.seconds)
    var retireAfter: UInt64?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let order = WalletRotation(successor: to, retireAfter: retireAfter)
        session.show(
            try session.admin("POST", wallet.target + "/successor", order.json),
            fields: WalletNoun.fields)
    }
}
