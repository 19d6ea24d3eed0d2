import ArgumentParser

/// `bursar wallet freeze`.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/freeze`. Whose agents used it pay from their other
/// wallets on.
struct WalletFreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Stop every payment from a wallet at once.",
        discussion: "Example: bursar wallet freeze ethereum/main --reason \"unknown transfer\"")

    @OptionGroup var wallet: WalletArgument

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(wallet.target + "/freeze", reason: why.reason, noun: "wallet")
    }
}
