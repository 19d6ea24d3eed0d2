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
            made(slot, kind, shares, verified, proof, sealed) + [("reason", .string(reason))])
    }

    /// A slot was seen to open the vault.
    public static func slotVerified(_ slot: SlotName, _ kind: SlotKind) -> Event {
        Event(
            .slotVerified, [("slot", .string(slot.text)), ("slot_kind", .string(kind.rawValue))])
    }

    /// A slot opens nothing any more; its row is a marker, which is pinned.
    public static func slotRemoved(
        _ slot: SlotName, _ kind: SlotKind, reason: String, sealed: JSON
    ) -> Event {
        Event(
            .slotRemoved,
            [
                ("slot", .string(slot.text)), ("slot_kind", .string(kind.rawValue)),
                ("reason", .string(reason)), ("sealed", sealed),
            ])
    }

    /// A new root key, and which slots open it; the others open nothing any more.
    public static func rootRotated(
        keeping kept: [SlotName], dropping dropped: [SlotName], reason: String, sealed: JSON
    ) -> Event {
        Event(
            .rootRotated,
            [
                ("slots", .array(kept.map { .string($0.text) })),
                ("removed", .array(dropped.map { .string($0.text) })),
                ("reason", .string(reason)), ("sealed", sealed),
            ])
    }

    private static func made(
        _ slot: SlotName, _ kind: SlotKind, _ shares: ShareCount?, _ verified: Bool,
        _ proof: SlotName, _ sealed: JSON
    ) -> [(String, JSON)] {
        [
            ("slot", .string(slot.text)), ("slot_kind", .string(kind.rawValue)),
            ("shares", shares.map { .string($0.text) } ?? .null), ("verified", .bool(verified)),
            ("proof", .string(proof.text)), ("sealed", sealed),
        ]
    }
}
