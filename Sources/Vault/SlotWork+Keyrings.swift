internal import Keyroom
public import Ledger
public import Terms

extension SlotWork {
    /// Draws the next term of each class, wrapped by the root key that a slot's secret opens.
    ///
    /// - Parameter rows: those of `meta`, `slots` and `terms`, as they are stored.
    /// - Throws: ``VaultError``.
    public static func makeTerms(
        _ rows: [Row], of keyrings: [KeyringName], proof: SlotChoice, with secret: RawSpan
    ) throws(VaultError) -> NewTerms {
        let shelf = try RowShelf(rows)
        let facts = try facts(shelf)
        let secret = try copy(secret)
        let opened = try SlotRack(shelf, facts).open(secret, proof)
        var made: [NewTerm] = []
        for keyring in keyrings {
            made.append(try makeTerm(shelf, keyring, opened.root, vault: facts.id))
        }
        return NewTerms(terms: made, proof: opened.slot)
    }

    private static func makeTerm(
        _ shelf: RowShelf, _ keyring: KeyringName, _ root: borrowing RootKey, vault: [UInt8]
    ) throws(VaultError) -> NewTerm {
        let secretClass = SecretClass(keyring)
        guard let last = TermRow.all(shelf, secretClass).last, last.number < .max,
            last.row.value != TermRow.marker
        else { throw .rowMissing(.terms, id: RowName.term(secretClass, RowName.firstTerm)) }
        // A root key that does not open the present term is not this vault's.
        _ = try TermRow.open(last.row, last.number, secretClass, root, vault: vault)
        let number = last.number + 1
        let place = RowPlace.term(secretClass, number, vault: vault)
        let blob = try VaultError.secret { () throws(SecretError) in
            try root.makeTerm(number, at: place).blob
        }
        let row = RowPlace.row(.terms, place, blob)
        // What is used from here on is what the row gives.
        let ring = try TermRow.open(row, number, secretClass, root, vault: vault)
        return NewTerm(keyring: keyring, number: number, row: row, ring: ring)
    }
}
