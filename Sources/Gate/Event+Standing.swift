public import JSON
public import Terms

/// What the vault and its daemon say of themselves; none of it changes what is decided.
extension Event {
    /// The vault was opened.
    ///
    /// - Parameters:
    ///   - slot: the slot that opened it.
    ///   - kind: what opens that one; nil where the log knows no such slot.
    ///   - unsignedTail: how many entries the last checkpoint did not cover.
    ///   - findings: sentences about what is wrong; the first twenty are named, all are counted.
    public static func vaultUnsealed(
        slot: SlotName, kind: SlotKind?, unsignedTail: UInt64, findings: [String]
    ) -> Event {
        Event(
            .vaultUnsealed,
            [
                Field.slot(slot), Field.slotKind(kind), Field.unsignedTail(unsignedTail),
                Field.findings(OwnSentences(findings)),
                Field.findingsCount(UInt64(findings.count)),
            ])
    }

    /// Nothing opened the vault: why, a clause of the program's own, and what of its rows is damaged.
    ///
    /// - Parameters:
    ///   - slot: the slot that was named; nil where all of a kind were tried.
    ///   - kind: what was given.
    public static func unsealFailed(
        _ clause: String, slot: SlotName?, kind: SlotKind, findings: [String]
    ) -> Event {
        Event(
            .unsealFailed,
            [
                Field.failure(OwnSentence(clause)), Field.triedSlot(slot), Field.slotKind(kind),
                Field.findings(OwnSentences(findings)),
                Field.findingsCount(UInt64(findings.count)),
            ])
    }

    /// The vault was sealed.
    public static let vaultSealed = Event(.vaultSealed, [])

    /// The disk had no room; whether there was a ballast to write this in.
    public static func ledgerFull(hadBallast: Bool) -> Event {
        Event(.ledgerDegraded, [Field.degradation(.full), Field.ballast(hadBallast)])
    }

    /// Reading a long log again beside the payments found it changed.
    public static func ledgerChanged(_ findings: [String]) -> Event {
        Event(
            .ledgerDegraded,
            [
                Field.degradation(.changed), Field.findings(OwnSentences(findings)),
                Field.findingsCount(UInt64(findings.count)),
            ])
    }

    /// All of the vault was written to one sealed file and read back.
    public static func backupMade(entries: UInt64, bytes: UInt64, hash: Digest32) -> Event {
        Event(
            .backupMade,
            [Field.entries(entries), Field.bytes(bytes), Field.fileHash(hash)])
    }

    /// The bodies of entries left the database, which the archive has: written, read back and come to the root
    /// that was signed.
    ///
    /// - Parameters:
    ///   - range: the entries whose bodies went with this one; whole bundles of 256.
    ///   - entries: how many the archive has, from the first.
    ///   - root: the root over those.
    public static func logArchived(
        _ range: Range<UInt64>, entries: UInt64, root: Digest32
    ) -> Event {
        Event(
            .logArchived,
            [
                Field.first(range.lowerBound), Field.last(range.upperBound - 1),
                Field.entries(entries), Field.root(root),
            ])
    }

    /// There is room again.
    public static let ledgerRestored = Event(.ledgerRestored, [])

    /// What was counted instead of entered: a list of `{"door","uid","agent","rule","count"}`.
    public static func requestsCounted(_ counts: [JSON]) -> Event {
        Event(.requestsCounted, [Field.counts(Facts(.array(counts)))])
    }
}
