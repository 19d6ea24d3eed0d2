internal import Keyroom
public import Ledger
public import Terms

/// What is done to key slots away from the loop, since a passphrase takes a second.
///
/// An open vault has no root key in memory: every change of what opens it takes a secret that opens it now.
public enum SlotWork {
    /// Tries what opens a slot, and opens nothing else; which slot it was.
    ///
    /// - Throws: ``VaultError``.
    public static func verify(
        _ rows: [Row], _ choice: SlotChoice, with secret: RawSpan
    ) throws(VaultError) -> SlotName {
        let rack = try rack(rows)
        let secret = try copy(secret)
        return try rack.open(secret, choice).slot
    }

    /// Makes a slot, or gives one something else that opens it; its row opens again before it is returned.
    ///
    /// - Parameters:
    ///   - secrets: what opens one of the `proof` slots, and what is to open the new one.
    /// - Throws: ``VaultError``; ``VaultError/misshapen`` where there are not two secrets.
    public static func make(
        _ rows: [Row], _ name: SlotName, _ kind: SlotKind, proof: SlotChoice, with secrets: RawSpan
    ) throws(VaultError) -> NewSlot {
        let rack = try rack(rows)
        guard let parts = SecretParts.ranges(of: secrets, count: 2) else { throw .misshapen }
        let secret = try copy(secrets.extracting(parts[0]))
        let opened = try rack.open(secret, proof)
        let material = try copy(secrets.extracting(parts[1]))
        return NewSlot(
            row: try rack.make(name, kind, for: opened.root, by: material), proof: opened.slot)
    }

    /// The marker that a removed slot leaves in the place of its row.
    ///
    /// - Throws: ``VaultError`` where there is no such row.
    public static func marker(_ rows: [Row], _ name: SlotName) throws(VaultError) -> Row {
        try rack(rows).marker(name)
    }

    private static func rack(_ rows: [Row]) throws(VaultError) -> SlotRack {
        let shelf = try RowShelf(rows)
        return SlotRack(shelf, try facts(shelf))
    }

    static func facts(_ shelf: RowShelf) throws(VaultError) -> VaultFacts {
        let row = try shelf.row(.meta, RowName.vault)
        guard let facts = VaultFacts(row) else { throw .rowDamaged(.meta, id: RowName.vault) }
        return facts
    }

    static func copy(_ secret: RawSpan) throws(VaultError) -> SecretBytes {
        guard secret.byteCount > 0 else { throw .misshapen }
        return try VaultError.secret { () throws(SecretError) in
            try SecretBytes(copying: secret)
        }
    }
}
