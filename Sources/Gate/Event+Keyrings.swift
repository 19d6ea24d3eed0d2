public import JSON
public import Terms

extension Event {
    /// A class's keyring has a new term: what is sealed from here on is under it.
    ///
    /// - Parameters:
    ///   - term: the new term's number.
    ///   - proof: the slot that was opened to wrap it.
    public static func keyringBegun(
        _ keyring: KeyringName, term: UInt64, proof: SlotName, reason: String, sealed: JSON
    ) -> Event {
        Event(
            .keyringBegun,
            [
                Field.keyring(keyring), Field.term(term), Field.proofSlot(proof),
                Field.reason(TypedText(reason)), Field.sealed(Facts(sealed)),
            ])
    }

    /// Some rows more are under the new term; those that entries pin are pinned anew.
    public static func keyringRewrapped(
        _ keyring: KeyringName, term: UInt64, rows: UInt64, sealed: JSON
    ) -> Event {
        Event(
            .keyringRewrapped,
            [
                Field.keyring(keyring), Field.term(term), Field.rows(rows),
                Field.sealed(Facts(sealed)),
            ])
    }

    /// Nothing is under the old term any more, and it is gone: how many rows were moved, and the marker's pin.
    public static func keyringRotated(
        _ keyring: KeyringName, term: UInt64, rows: UInt64, sealed: JSON
    ) -> Event {
        Event(
            .keyringRotated,
            [
                Field.keyring(keyring), Field.term(term), Field.rows(rows),
                Field.sealed(Facts(sealed)),
            ])
    }
}
