internal import Keyroom
public import Ledger
public import Terms

extension SlotWork {
    /// Draws a new root key: wraps it for each slot that is kept, and every term under it anew.
    ///
    /// All of it is one batch of rows. A slot that is not kept leaves its marker: without what opens it the new
    /// key can't be wrapped for it.
    /// - Parameters:
    ///   - rows: those of `meta`, `slots` and `terms`, as they are stored.
    ///   - secrets: what opens each kept slot, in their order, each behind its length.
    /// - Throws: ``VaultError``; ``VaultError/misshapen`` where there are not as many secrets as slots.
    public static func rotateRoot(
        _ rows: [Row], keeping kept: [SlotChoice], dropping dropped: [SlotName],
        with secrets: RawSpan
    ) throws(VaultError) -> [Row] {
        let shelf = try RowShelf(rows)
        let facts = try facts(shelf)
        let rack = SlotRack(shelf, facts)
        guard !kept.isEmpty, let parts = SecretParts.ranges(of: secrets, count: kept.count) else {
            throw .misshapen
        }
        let first = try copy(secrets.extracting(parts[0]))
        let old = try rack.open(first, kept[0])
        let new = try VaultError.secret { () throws(SecretError) in try RootKey() }
        var made: [Row] = []
        for (choice, part) in zip(kept, parts) {
            let secret = try copy(secrets.extracting(part))
            let opened = try rack.open(secret, choice)
            guard opened.root.equals(old.root) else {
                throw .rowDamaged(.slots, id: opened.slot.text)
            }
            made.append(try rack.make(opened.slot, opened.kind, for: new, by: secret))
        }
        for name in dropped { made.append(try rack.marker(name)) }
        let terms = shelf.rows(.terms)
        guard terms.count >= SecretClass.allCases.count else {
            throw .rowMissing(.terms, id: RowName.term(.meta, RowName.firstTerm))
        }
        for row in terms where row.value != TermRow.marker {
            made.append(try rewrap(row, facts, from: old.root, to: new))
        }
        return made
    }

    private static func rewrap(
        _ row: Row, _ facts: VaultFacts, from old: borrowing RootKey, to new: borrowing RootKey
    ) throws(VaultError) -> Row {
        guard let (secretClass, number) = RowName.term(of: row.name), row.version < .max else {
            throw .rowDamaged(.terms, id: row.name)
        }
        let place = RowPlace.term(secretClass, number, vault: facts.id, version: row.version)
        let next = RowPlace.term(secretClass, number, vault: facts.id, version: row.version + 1)
        return try VaultError.row(row) { () throws(SealError) in
            let blob = try old.rewrap(number, row.value, at: place, under: new, at: next)
            // What is written is seen to open before the old one goes.
            _ = try new.openTerm(number, blob, at: next)
            return RowPlace.row(.terms, next, blob)
        }
    }
}
