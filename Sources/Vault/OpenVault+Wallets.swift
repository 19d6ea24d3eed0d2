public import Chains
internal import Keyroom
internal import Ledger
public import Terms

extension OpenVault {
    /// Makes a wallet from 256 bits of fresh entropy of its own.
    ///
    /// The signing key is sealed under the wallet class, the entropy under class meta: the signing
    /// room could not open it if it were asked to. Before anything is returned the sealed key is
    /// opened again and must have the public key that the address was made from.
    /// - Throws: ``VaultError``; ``VaultError/chain(_:)`` where the chain knows no such kind.
    public func createWallet(
        name: WalletName, network: Network, kind: String, chain: any Chain.Type
    ) throws(VaultError) -> NewWallet {
        guard name.chain == chain.name else { throw .wrongChain(name, chain.name) }
        guard sealedKey(of: name) == nil else { throw .walletExists(name) }
        let entropy = try VaultError.secret { () throws(SecretError) in
            try SecretBytes.random(32)
        }
        let maker = try VaultError.key { () throws(KeyError) in try KeyMaker() }
        let key = try VaultError.key { () throws(KeyError) in
            try maker.signingKey(
                entropy: entropy, derivation: chain.derivation(network: network),
                scheme: chain.scheme)
        }
        let publicKey = try VaultError.key { () throws(KeyError) in
            try maker.publicKey(of: key, scheme: chain.scheme)
        }
        let facts = WalletFacts(
            name: name, network: network, kind: kind, publicKey: publicKey,
            account: try account(publicKey, network, kind, chain))
        let keyRow = try VaultError.secret { () throws(SecretError) in
            try RowPlace.record(key, RowName.walletKey(name), wallet)
        }
        let entropyRow = try VaultError.secret { () throws(SecretError) in
            try RowPlace.record(entropy, RowName.entropy(name), meta)
        }
        try check(keyRow, publicKey, maker, chain.scheme)
        return NewWallet(
            facts: facts, scheme: chain.scheme, rows: [keyRow, entropyRow],
            record: SealedRecord(keyRow))
    }

    private func account(
        _ publicKey: [UInt8], _ network: Network, _ kind: String, _ chain: any Chain.Type
    ) throws(VaultError) -> Account {
        do throws(ChainError) {
            return try chain.account(publicKey: publicKey, network: network, kind: kind)
        } catch {
            throw .chain(error)
        }
    }

    private func check(
        _ row: Row, _ publicKey: [UInt8], _ maker: borrowing KeyMaker, _ scheme: SigningScheme
    ) throws(VaultError) {
        let opened = try RowPlace.open(row, wallet)
        let reopened = try VaultError.key { () throws(KeyError) in
            try maker.publicKey(of: opened, scheme: scheme)
        }
        guard reopened == publicKey else { throw .rowDamaged(row.table, id: row.name) }
    }
}
