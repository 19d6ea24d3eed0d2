import ArgumentParser

/// `bursar wallet list`.
///
/// Asks `GET /v1/admin/wallets`.
struct WalletListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the wallets with their addresses.",
        discussion: "Example: bursar wallet list")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/wallets"), list: "wallets",
            columns: [
                ("name", "name"), ("network", "network"), ("kind", "kind"), ("address", "address"),
                ("made by", "made_by"),
            ])
    }
}
