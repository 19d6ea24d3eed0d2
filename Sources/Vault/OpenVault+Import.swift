internal import Chains
public import Keyroom
public import Terms

extension OpenVault {
    /// Makes a wallet of a key that comes from elsewhere: a phrase, a key in WIF, or a keystore.
    ///
    /// `typed` is the phrase, the key, or the keystore's passphrase. Nothing is kept: the rows are to be written
    /// with the entry that pins them, and ``install(_:)`` brings the key into the room. What the key came from,
    /// or the key itself where that is all there is, is sealed beside it as entropy is. May take seconds, since
    /// keystores ask for work: call it away from the loop.
    /// - Throws: ``VaultError/imported(_:)``, ``VaultError/noSuchKind(_:kind:)``, ``VaultError/forgotten``.
    public func importWallet(
        name: WalletName, network: Network, kind: String, from source: KeySource,
        typed: borrowing SecretBytes
    ) throws(VaultError) -> SealedWallet {
        let chain = try OpenVault.chain(of: name, kind: kind)
        guard chain.keyForms.contains(source.form) else { throw .imported(.noKey(.unsupported)) }
        let maker = try VaultError.key { () throws(KeyError) in try KeyMaker() }
        let imported: ImportedKey
        do throws(ImportError) {
            imported = try maker.importedKey(
                typed, from: source, derivation: chain.derivation(network: network),
                network: network)
        } catch { throw .imported(error) }
        return try wallet(
            name, network, kind, chain, key: imported.key, origin: imported.origin, maker)
    }
}
