internal import Keyroom
public import Ledger
internal import Synchronization
public import Terms

extension OpenVault {
    /// Seals with a new term from here on; what older terms sealed still opens.
    public func adopt(_ term: NewTerm) {
        change(term.keyring) { $0.joined(by: term.ring) }
    }

    /// Lets go of every term but the newest; nothing is under another any more.
    public func forgetOldTerms(of keyring: KeyringName) {
        change(keyring) { $0.newestAlone }
    }

    private func change(_ keyring: KeyringName, _ change: (Keyring) -> Keyring) {
        let secretClass = SecretClass(keyring)
        let changed = rings.withLock { rings -> Keyring? in
            rings[secretClass] = rings[secretClass].map(change)
            return rings[secretClass]
        }
        // The room holds the wallets' terms on its own account; once sealed it has none.
        if secretClass == .wallet, let changed { room.adopt(changed) }
    }

    /// Those of the rows that are of the class and under an older term, moved to the newest.
    ///
    /// Each is at its place and of its version still: only the wrapping of its data key is new. Wallets' keys
    /// are brought into the room as they are now.
    /// - Throws: ``VaultError/rowDamaged(_:id:)`` for a row of the class that does not open.
    public func rewrapped(
        _ rows: [Row], of keyring: KeyringName
    ) throws(VaultError) -> [Row] {
        guard let ring = rings.withLock({ $0[SecretClass(keyring)] }) else { throw .forgotten }
        var bench = try VaultError.secret { () throws(SecretError) in try RewrapBench() }
        var moved: [Row] = []
        for row in rows where OpenVault.keyring(of: row) == keyring {
            let blob: [UInt8]?
            do throws(SealError) {
                blob = try ring.rewrapped(
                    row.value, table: row.table.rawValue, id: row.id, version: row.version,
                    on: &bench)
            } catch {
                if case .memory(let memory) = error { throw .memory(memory) }
                throw .rowDamaged(row.table, id: row.name)
            }
            guard let blob else { continue }
            let made = Row(
                table: row.table, id: row.id, version: row.version, value: blob, mac: row.mac)
            moved.append(made)
            if let wallet = RowName.wallet(ofKey: row.name) {
                room.install(wallet, SealedRecord(made))
            }
        }
        return moved
    }

    /// Whether a row of the class is under another term than the newest.
    public func isUnderOldTerm(_ row: Row, of keyring: KeyringName) -> Bool {
        guard OpenVault.keyring(of: row) == keyring,
            let ring = rings.withLock({ $0[SecretClass(keyring)] })
        else { return false }
        return !ring.isUnderNewest(row.value)
    }

    /// The marker that takes the place of a term's row.
    ///
    /// - Parameter rows: those of `terms`, as they are stored.
    /// - Throws: ``VaultError/rowMissing(_:id:)``.
    public static func termMarker(
        _ keyring: KeyringName, _ number: UInt32, in rows: [Row]
    ) throws(VaultError) -> Row {
        let name = RowName.term(SecretClass(keyring), number)
        let row = try RowShelf(rows).row(.terms, name)
        return Row(
            table: .terms, id: row.id, version: row.version + 1, value: TermRow.marker, mac: [])
    }

    /// The class that sealed a row; nil for one that nothing sealed, or that was destroyed.
    static func keyring(of row: Row) -> KeyringName? {
        guard row.value != TermRow.marker else { return nil }
        if row.table == .openings { return .meta }
        guard row.table == .records else { return nil }
        let name = row.name
        if RowName.own.contains(name) || RowName.wallet(ofEntropy: name) != nil
            || name.hasPrefix(Keyring.labelPrefix)
        {
            return .meta
        }
        if RowName.wallet(ofKey: name) != nil { return .wallet }
        return name.hasPrefix(RowName.secretPrefix) ? .api : nil
    }
}
