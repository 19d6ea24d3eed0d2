public import Chains
public import JSON
internal import Terms

extension Event {
    /// A wallet was brought in from elsewhere: as one that was made here, and the form its key came in.
    ///
    /// - Parameter isExample: whether its key is a published example's: a word to auditors that its payments prove
    ///   nothing.
    public static func walletImported(
        _ wallet: WalletFacts, form: KeyForm, isExample: Bool = false, sealed: JSON
    ) -> Event {
        Event(
            .walletCreated,
            Event.made(wallet, isExample: isExample, sealed: sealed) + [Field.imported(form)])
    }

    /// What every new wallet's entry says.
    static func made(_ wallet: WalletFacts, isExample: Bool, sealed: JSON) -> [EntryMember] {
        [
            Field.wallet(wallet.name), Field.chain(wallet.name.chain),
            Field.network(wallet.network), Field.walletKind(Word(wallet.kind)),
            Field.publicKey(Digits(wallet.publicKey)), Field.address(wallet.account),
            Field.sealed(Facts(sealed)),
        ] + (isExample ? [Field.example(true)] : [])
    }
}
