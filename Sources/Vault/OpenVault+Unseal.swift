public import Keyroom
public import Ledger
internal import Synchronization
public import Terms

extension OpenVault {
    /// Opens a vault from the rows beside its log.
    ///
    /// Every sealed row is tried, so that damage shows now and not at a payment; a row that was rolled
    /// back to an older, valid one is for ``RowManifest`` to find.
    /// - Throws: ``VaultError/wrongSecret(_:)``, or the row that is missing or damaged.
    public static func unseal(
        rows: [Row], passphrase: borrowing SecretBytes
    ) throws(VaultError) -> OpenVault {
        try unseal(rows: rows, with: passphrase, by: SlotChoice()).vault
    }

    /// As ``unseal(rows:passphrase:)``, with what opens the chosen slots; says which of them it was.
    public static func unseal(
        rows: [Row], with secret: borrowing SecretBytes, by choice: SlotChoice
    ) throws(VaultError) -> (vault: OpenVault, slot: SlotName) {
        let shelf = try RowShelf(rows)
        let vaultRow = try shelf.row(.meta, RowName.vault)
        guard let facts = VaultFacts(vaultRow) else {
            throw .rowDamaged(.meta, id: RowName.vault)
        }
        let opened = try SlotRack(shelf, facts).open(secret, choice)
        var rings: [SecretClass: Keyring] = [:]
        for secretClass in SecretClass.allCases {
            rings[secretClass] = try TermRow.ring(shelf, secretClass, opened.root, vault: facts.id)
        }
        guard let meta = rings[.meta], let wallet = rings[.wallet] else {
            throw .rowMissing(.terms, id: RowName.term(.meta, RowName.firstTerm))
        }
        let keys = VaultKeys(
            log: try logKey(shelf, meta), mac: try macKey(shelf, meta, RowName.macKey),
            index: try macKey(shelf, meta, RowName.indexKey))
        // The facts were believed so far; the slot's floor, for one, hung on the development mark.
        guard keys.mac.check(vaultRow), keys.log.publicKey == facts.logPublicKey else {
            throw .rowDamaged(.meta, id: RowName.vault)
        }
        try checkWallets(shelf, wallet, meta)
        let held = try openCards(shelf, rings[.card])
        do throws(RoomError) {
            let vault = OpenVault(
                facts: facts, keys: keys, rings: rings, room: try Room(keyring: wallet))
            vault.cards.withLock { $0 = held }
            return (vault, opened.slot)
        } catch {
            throw .room(error)
        }
    }

    /// As ``unseal(rows:with:by:)``; a result, not a throw, since it crosses threads.
    public static func open(
        _ rows: [Row], with secret: RawSpan, by choice: SlotChoice
    ) -> Result<(vault: OpenVault, slot: SlotName), VaultError> {
        do throws(VaultError) {
            let secret = try VaultError.secret { () throws(SecretError) in
                try SecretBytes(copying: secret)
            }
            return .success(try unseal(rows: rows, with: secret, by: choice))
        } catch {
            return .failure(error)
        }
    }

    private static func logKey(_ shelf: RowShelf, _ meta: Keyring) throws(VaultError) -> LogKey {
        let row = try shelf.row(.records, RowName.logSeed)
        let seed = try RowPlace.open(row, meta)
        do throws(SecretError) {
            return try LogKey(seed: seed)
        } catch {
            throw .memory(error)
        }
    }

    private static func macKey(
        _ shelf: RowShelf, _ meta: Keyring, _ name: String
    ) throws(VaultError) -> MacKey {
        let key = try RowPlace.open(try shelf.row(.records, name), meta)
        do throws(SecretError) {
            return try MacKey(key: key)
        } catch {
            throw .memory(error)
        }
    }

    // Key and entropy are one wallet in two rows: each without the other is a loss to speak of.
    private static func checkWallets(
        _ shelf: RowShelf, _ wallet: Keyring, _ meta: Keyring
    ) throws(VaultError) {
        for row in shelf.rows(.records) where !row.isTombstone {
            if let name = RowName.wallet(ofKey: row.name) {
                _ = try shelf.row(.records, RowName.entropy(name))
                _ = try RowPlace.open(row, wallet)
            } else if let name = RowName.wallet(ofEntropy: row.name) {
                _ = try shelf.row(.records, RowName.walletKey(name))
                _ = try RowPlace.open(row, meta)
            }
        }
    }
}
