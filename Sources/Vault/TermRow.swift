internal import Keyroom
internal import Ledger
internal import Terms

/// The rows of keyring terms: which there are, and what takes the place of one that is gone.
enum TermRow {
    /// What stands in the place of a term, or of a secret's version, that was destroyed.
    static let marker = Array("destroyed".utf8)

    /// The rows of a class's terms with their numbers, markers included, in the order of the numbers.
    static func all(
        _ shelf: RowShelf, _ secretClass: SecretClass
    ) -> [(number: UInt32, row: Row)] {
        shelf.rows(.terms).compactMap { row in
            guard let (found, number) = RowName.term(of: row.name), found == secretClass else {
                return nil
            }
            return (number, row)
        }.sorted { $0.number < $1.number }
    }

    /// Opens a class's keyring: every term that is there, the highest of which seals.
    ///
    /// That these are the terms there should be is the log's to say: its entries pin their rows.
    static func ring(
        _ shelf: RowShelf, _ secretClass: SecretClass, _ root: borrowing RootKey, vault: [UInt8]
    ) throws(VaultError) -> Keyring {
        var ring: Keyring?
        for (number, row) in all(shelf, secretClass) where row.value != marker {
            let term = try open(row, number, secretClass, root, vault: vault)
            ring = ring.map { $0.joined(by: term) } ?? term
        }
        guard let ring else {
            throw .rowMissing(.terms, id: RowName.term(secretClass, RowName.firstTerm))
        }
        return ring
    }

    static func open(
        _ row: Row, _ number: UInt32, _ secretClass: SecretClass, _ root: borrowing RootKey,
        vault: [UInt8]
    ) throws(VaultError) -> Keyring {
        do throws(SealError) {
            return try root.openTerm(
                number, row.value,
                at: RowPlace.term(secretClass, number, vault: vault, version: row.version))
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw .rowDamaged(.terms, id: row.name)
        }
    }
}
