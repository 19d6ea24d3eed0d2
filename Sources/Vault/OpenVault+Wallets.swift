public import Chains
internal import Keyroom
public import Ledger
internal import Synchronization
public import Terms

extension OpenVault {
    /// Makes a wallet from 256 bits of fresh entropy of its own, and brings it into the room.
    ///
    /// The signing key is sealed under the wallet class, the entropy under class meta: the signing
    /// room could not open it if it were asked to. Before anything is returned the sealed key is
    /// opened again and must have the public key that the address was made from. The rows are to be
    /// written with the entry that pins them; until the gate knows the wallet, nothing is cleared.
    ///
    /// `example` is 32 bytes of published entropy to use instead of fresh entropy: bytes, since they
    /// are no secret, and for development vaults alone.
    /// - Throws: ``VaultError/noSuchKind(_:kind:)``, ``VaultError/exampleRefused``, or what the key or
    ///   the chain refused.
    public func createWallet(
        name: WalletName, network: Network, kind: String, example: [UInt8]? = nil
    ) throws(VaultError) -> (facts: WalletFacts, rows: [Row]) {
        let made = try prepare(name, network, kind, example: example)
        install(made)
        return (made.facts, made.rows)
    }

    /// Makes a wallet as ``createWallet(name:network:kind:example:)`` does, and brings it nowhere: whoever records
    /// it installs it, and else there is none.
    ///
    /// - Throws: ``VaultError/noSuchKind(_:kind:)``, or what the key or the chain refused.
    public func prepareWallet(
        name: WalletName, network: Network, kind: String
    ) throws(VaultError) -> SealedWallet {
        try prepare(name, network, kind, example: nil)
    }

    private func prepare(
        _ name: WalletName, _ network: Network, _ kind: String, example: [UInt8]?
    ) throws(VaultError) -> SealedWallet {
        guard example == nil || development else { throw .exampleRefused }
        let chain = try OpenVault.chain(of: name, kind: kind)
        let entropy = try VaultError.secret { () throws(SecretError) in
            guard let example else { return try SecretBytes.random(32) }
            return try SecretBytes(published: example)
        }
        let maker = try VaultError.key { () throws(KeyError) in try KeyMaker() }
        let key = try VaultError.key { () throws(KeyError) in
            try maker.signingKey(
                entropy: entropy, derivation: chain.derivation(network: network),
                scheme: chain.scheme)
        }
        return try wallet(name, network, kind, chain, key: key, origin: entropy, maker)
    }

    /// The chain that makes wallets of this kind.
    static func chain(of name: WalletName, kind: String) throws(VaultError) -> any Chain.Type {
        guard let chain = Chains.named(name.chain), chain.kinds.contains(kind) else {
            throw .noSuchKind(name, kind: kind)
        }
        return chain
    }

    /// A wallet's facts and its sealed rows, which were opened again; the room does not know it yet.
    func wallet(
        _ name: WalletName, _ network: Network, _ kind: String, _ chain: any Chain.Type,
        key: borrowing SecretBytes, origin: borrowing SecretBytes, _ maker: borrowing KeyMaker
    ) throws(VaultError) -> SealedWallet {
        let (wallet, meta) = rings.withLock { ($0[.wallet], $0[.meta]) }
        guard let wallet, let meta else { throw .forgotten }
        let publicKey = try VaultError.key { () throws(KeyError) in
            try maker.publicKey(of: key, scheme: chain.scheme)
        }
        let facts = WalletFacts(
            name: name, network: network, kind: kind, publicKey: publicKey,
            account: try account(publicKey, network, kind, chain))
        let keyRow = try VaultError.secret { () throws(SecretError) in
            try RowPlace.record(key, RowName.walletKey(name), wallet)
        }
        let originRow = try VaultError.secret { () throws(SecretError) in
            try RowPlace.record(origin, RowName.entropy(name), meta)
        }
        try check(keyRow, wallet, publicKey, maker, chain.scheme)
        return SealedWallet(facts: facts, rows: [keyRow, originRow])
    }

    /// Brings a wallet's sealed key into the room, whose entry is recorded in the same turn.
    public func install(_ made: SealedWallet) {
        room.install(made.facts.name, SealedRecord(made.rows[0]))
    }

    /// Brings the sealed keys of known wallets into the room; the names of those whose row is gone.
    public func install(_ wallets: [WalletName], from rows: [Row]) -> [WalletName] {
        wallets.filter { name in
            let id = Array(RowName.walletKey(name).utf8)
            guard let row = rows.first(where: { $0.table == .records && $0.id == id }) else {
                return true
            }
            room.install(name, SealedRecord(row))
            return false
        }
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
        _ row: Row, _ wallet: Keyring, _ publicKey: [UInt8], _ maker: borrowing KeyMaker,
        _ scheme: SigningScheme
    ) throws(VaultError) {
        let opened = try RowPlace.open(row, wallet)
        let reopened = try VaultError.key { () throws(KeyError) in
            try maker.publicKey(of: opened, scheme: scheme)
        }
        guard reopened == publicKey else { throw .rowDamaged(row.table, id: row.name) }
    }
}
