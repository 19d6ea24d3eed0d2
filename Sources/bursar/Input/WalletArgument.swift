import ArgumentParser
import Terms

/// Which wallet is meant.
struct WalletArgument: ParsableArguments {
    @Argument(help: "The wallet, <chain>/<label>.", transform: Arguments.wallet)
    var name: WalletName

    /// The wallet's place at the owner's door.
    var target: String { "/v1/admin/wallets/\(name.text)" }
}
