import ArgumentParser
import Wire

/// `bursar wallet keep`.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/keep`.
struct WalletKeepVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "keep",
        abstract: "Take back that a wallet's key is to be destroyed.",
        discussion: "Example: bursar wallet keep ethereum/old --reason \"it was the wrong one\"")

    @OptionGroup var wallet: WalletArgument

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("POST", wallet.target + "/keep", Reason(why.reason).json),
            fields: WalletNoun.fields)
    }
}
