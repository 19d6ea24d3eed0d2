public import JSON
public import Terms

extension Event {
    /// A new slot: what opens it, and the pin of its row.
    ///
    /// - Parameters:
    ///   - proof: the slot that was opened to show that whoever adds may.
    ///   - verified: whether it was opened again with what it was made from.
    public static func slotAdded(
        _ slot: SlotName, _ kind: SlotKind, shares: ShareCount?, verified: Bool, proof: SlotName,
        sealed: JSON
    ) -> Event {
        Event(.slotAdded, made(slot, kind, shares, verified, proof, sealed))
    }

    /// A slot opens with something else from here on.
    public static func slotRotated(
        _ slot: SlotName, _ kind: SlotKind, shares: ShareCount?, verified: Bool, proof: SlotName,
        reason: String, sealed: JSON
    ) -> Event {
        Event(
            .slotRotated,
            made(slot, kind, shares, verified, proof, sealed)
                + [Field.reason(TypedText(reason))])
    }

    /// A slot was seen to open the vault.
    public static func slotVerified(_ slot: SlotName, _ kind: SlotKind) -> Event {
        Event(.slotVerified, [Field.slot(slot), Field.slotKind(kind)])
    }

    /// Who opened this slot is an admin until then, and not by the uid alone.
    public static func sessionBegun(_ slot: SlotName, _ kind: SlotKind, until: Moment) -> Event {
        Event(.sessionBegun, [Field.slot(slot), Field.slotKind(kind), Field.until(until)])
    }

    /// An admin session was ended before its time.
    public static var sessionEnded: Event { Event(.sessionEnded, []) }

    /// A slot opens nothing any more; its row is a marker, which is pinned.
    public static func slotRemoved(
        _ slot: SlotName, _ kind: SlotKind, reason: String, sealed: JSON
    ) -> Event {
        Event(
            .slotRemoved,
            [
                Field.slot(slot), Field.slotKind(kind), Field.reason(TypedText(reason)),
                Field.sealed(Facts(sealed)),
            ])
    }

    /// A new root key, and which slots open it; the others open nothing any more.
    public static func rootRotated(
        keeping kept: [SlotName], dropping dropped: [SlotName], reason: String, sealed: JSON
    ) -> Event {
        Event(
            .rootRotated,
            [
                Field.slots(kept), Field.removed(dropped), Field.reason(TypedText(reason)),
                Field.sealed(Facts(sealed)),
            ])
    }

    private static func made(
        _ slot: SlotName, _ kind: SlotKind, _ shares: ShareCount?, _ verified: Bool,
        _ proof: SlotName, _ sealed: JSON
    ) -> [EntryMember] {
        [
            Field.slot(slot), Field.slotKind(kind), Field.shares(shares), Field.verified(verified),
            Field.proofSlot(proof), Field.sealed(Facts(sealed)),
        ]
    }
}
