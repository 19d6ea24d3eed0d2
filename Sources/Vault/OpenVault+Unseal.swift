public import Keyroom
public import Ledger
internal import Synchronization
internal import Terms

extension OpenVault {
    /// Opens a vault from the rows beside its log.
    ///
    /// Every sealed row is tried, so that damage shows now and not at a payment; a row that was rolled
    /// back to an older, valid one is for ``RowManifest`` to find.
    /// - Throws: ``VaultError/wrongPassphrase``, or the row that is missing or damaged.
    public static func unseal(
        rows: [Row], passphrase: borrowing SecretBytes
    ) throws(VaultError) -> OpenVault {
        let shelf = try RowShelf(rows)
        let vaultRow = try shelf.row(.meta, RowName.vault)
        guard let facts = VaultFacts(vaultRow) else {
            throw .rowDamaged(.meta, id: RowName.vault)
        }
        let root = try openSlot(shelf, facts, passphrase)
        var rings: [SecretClass: Keyring] = [:]
        for secretClass in SecretClass.allCases {
            let row = try shelf.row(.terms, RowName.term(secretClass, RowName.firstTerm))
            rings[secretClass] = try openTerm(root, row, secretClass, facts.id)
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
            let opened = OpenVault(
                facts: facts, keys: keys, rings: rings, room: try Room(keyring: wallet))
            opened.cards.withLock { $0 = held }
            return opened
        } catch {
            throw .room(error)
        }
    }

    /// As ``unseal(rows:passphrase:)``; a result, not a throw, since it crosses threads.
    public static func open(_ rows: [Row], passphrase: RawSpan) -> Result<OpenVault, VaultError> {
        do throws(VaultError) {
            let secret = try VaultError.secret { () throws(SecretError) in
                try SecretBytes(copying: passphrase)
            }
            return .success(try unseal(rows: rows, passphrase: secret))
        } catch {
            return .failure(error)
        }
    }

    private static func openSlot(
        _ shelf: RowShelf, _ facts: VaultFacts, _ passphrase: borrowing SecretBytes
    ) throws(VaultError) -> RootKey {
        let row = try shelf.row(.slots, RowName.mainSlot)
        guard row.version == RowName.firstVersion, let slot = SlotValue(row.value) else {
            throw .rowDamaged(.slots, id: RowName.mainSlot)
        }
        guard slot.parameters.isAllowed(development: facts.development) else {
            throw .parametersRefused(slot.parameters)
        }
        let key: SecretBytes
        do throws(SecretError) {
            key = try slot.parameters.key(passphrase: passphrase, salt: slot.salt)
        } catch {
            throw .memory(error)
        }
        do throws(SealError) {
            return try RootKey(
                wrapped: slot.wrapped, by: key,
                at: RowPlace.slot(RowName.mainSlot, vault: facts.id),
                extra: SlotValue.head(slot.parameters, salt: slot.salt))
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw error == .misshapen
                ? .rowDamaged(.slots, id: RowName.mainSlot) : .wrongPassphrase
        }
    }

    private static func openTerm(
        _ root: borrowing RootKey, _ row: Row, _ secretClass: SecretClass, _ vault: [UInt8]
    ) throws(VaultError) -> Keyring {
        guard row.version == RowName.firstVersion else {
            throw .rowDamaged(.terms, id: row.name)
        }
        do throws(SealError) {
            return try root.openTerm(
                RowName.firstTerm, row.value, at: RowPlace.term(secretClass, vault: vault))
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw .rowDamaged(.terms, id: row.name)
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
        for row in shelf.rows(.records) {
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
