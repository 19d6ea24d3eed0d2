public import Keyroom
internal import Ledger
public import Terms

/// An unsealed vault: terms in locked pages, no root key, no passphrase.
///
/// Letting go of it, of the room and of the keys it gave seals the vault again.
public final class OpenVault: Sendable {
    /// What is public about it, now proven by its MAC.
    public let facts: VaultFacts
    /// Signs checkpoints.
    public let logKey: LogKey
    /// Pins rows to their places.
    public let macKey: MacKey
    /// The key of the index over secrets' names; sealed bytes and names meet nowhere else.
    public let indexKey: MacKey

    let wallet: Keyring
    let meta: Keyring
    // Cards and API keys have no verb yet; their terms are opened so that damage shows at unseal.
    private let others: [Keyring]
    private let walletRecords: [WalletName: SealedRecord]

    init(
        facts: VaultFacts, keys: VaultKeys, rings: [SecretClass: Keyring], wallet: Keyring,
        meta: Keyring, walletRecords: [WalletName: SealedRecord]
    ) {
        self.facts = facts
        logKey = keys.log
        macKey = keys.mac
        indexKey = keys.index
        self.wallet = wallet
        self.meta = meta
        others = [rings[.card], rings[.api]].compactMap { $0 }
        self.walletRecords = walletRecords
    }

    /// The sealed signing key of a wallet that stood in the rows at unseal.
    public func sealedKey(of name: WalletName) -> SealedRecord? { walletRecords[name] }

    /// A signing room on the wallet class's terms, with no wallet installed yet.
    public func makeRoom<Proof: DurabilityProof>(
        for proof: Proof.Type, benches: Int = 4
    ) throws(RoomError) -> Room<Proof> {
        try Room<Proof>(keyring: wallet, benches: benches)
    }
}
