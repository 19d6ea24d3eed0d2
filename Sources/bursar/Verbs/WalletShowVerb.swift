import ArgumentParser

/// `bursar wallet show`.
///
/// Asks `GET /v1/admin/wallets/{chain}/{label}`.
struct WalletShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one wallet: its address and public key.",
        discussion: "Example: bursar wallet show ethereum/main")

    @OptionGroup var wallet: WalletArgument

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(try session.admin("GET", wallet.target), fields: WalletNoun.fields)
    }
}
