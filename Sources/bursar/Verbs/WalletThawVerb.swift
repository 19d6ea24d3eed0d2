import ArgumentParser

/// `bursar wallet thaw`.
///
/// Asks `POST /v1/admin/wallets/{chain}/{label}/thaw`.
struct WalletThawVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "thaw",
        abstract: "Let a frozen wallet pay again.",
        discussion: "Example: bursar wallet thaw ethereum/main --reason \"it was a test\"")

    @OptionGroup var wallet: WalletArgument

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order(wallet.target + "/thaw", reason: why.reason, noun: "wallet")
    }
}
