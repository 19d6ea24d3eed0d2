import Chains
import Gate
public import JSON
import Ledger
public import Terms
import Vault
public import Wire

extension Office {
    /// Begins to bring a wallet in; one at a time, since a keystore may ask for hundreds of megabytes.
    ///
    /// - Parameter keeps: whether it is kept in the end, which takes the address it must have. Otherwise its
    ///   address is only shown.
    public func beginImport(
        _ wanted: WalletImport, keeps: Bool
    ) throws(OfficeError) -> ImportAttempt {
        let vault = try openVault()
        let order: ImportOrder
        do throws(FieldError) {
            order = try ImportOrder(wanted)
            guard !keeps || order.expected != nil else {
                throw FieldError(path: "address", clause: "is missing")
            }
        } catch { throw .malformed(error) }
        guard !isImporting else { throw .busy("another wallet is being brought in") }
        try checkName(order.name)
        isImporting = true
        return ImportAttempt(order: order, vault: vault, keeps: keeps)
    }

    /// Keeps what was worked out, or shows it; every check is made here, in the turn that records it.
    public func finishImport(
        _ outcome: ImportAttempt.Outcome, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        isImporting = false
        let attempt = outcome.attempt
        // Sealed meanwhile, and perhaps opened again: what was sealed for the one is not the other's.
        guard try openVault() === attempt.vault else { throw .sealed }
        let made: SealedWallet
        switch outcome.result {
        case .failure(let error): throw error
        case .success(let wallet): made = wallet
        }
        try check(made.facts, against: attempt.order)
        guard attempt.keeps else { return described(made.facts) }
        try record(
            .walletImported(
                made.facts, form: attempt.order.form,
                isExample: PublishedKeys.contains(made.facts.publicKey),
                sealed: SealedPins.json(of: made.rows)), by: actor)
        for row in made.rows { journal.ledger.stage(row: row) }
        attempt.vault.install(made)
        return described(made.facts)
    }

    /// Names are never used twice.
    func checkName(_ name: WalletName) throws(OfficeError) {
        guard journal.gate.state.wallets[name] == nil else {
            throw .refused(
                rule: "wallet.name-taken", detail: "\(name.text) exists; names are not reused",
                hint: "choose another name")
        }
    }

    private func check(
        _ wallet: WalletFacts, against order: ImportOrder
    ) throws(OfficeError) {
        try checkName(wallet.name)
        if let other = journal.gate.state.wallet(of: wallet.publicKey) {
            throw .refused(
                rule: "wallet.key-taken",
                detail: "\(other.name.text) has this key already; one key belongs to one wallet, "
                    + "one network and one kind",
                hint: "use \(other.name.text), or bring in another key")
        }
        guard facts.development || !PublishedKeys.contains(wallet.publicKey) else {
            throw .refused(
                rule: "wallet.example-key",
                detail: "the key is a published example's: whoever has read it can spend what "
                    + "\(wallet.name.text) has; only development vaults take one",
                hint: "bursar wallet create makes a key that nobody else has")
        }
        guard order.expected?.contains(wallet.account) != false else {
            throw .refused(
                rule: "wallet.address-differs",
                detail: "the key's address is \(wallet.account.text), and another was expected",
                hint: "look at --network and --kind, and at the phrase; nothing was kept")
        }
    }
}
