/// Whether the ledger can still be written, beside what one commit comes to.
extension Ledger {
    /// What ended the writing; nil while it goes on.
    public var failure: LedgerError? { writer.standing.failure }

    /// Whether the disk was full: then there is no ballast, and what is written is written in its room.
    public var isLow: Bool { writer.standing.isLow }

    /// Whether there was a ballast to give back when the disk was full.
    public var hadBallast: Bool { writer.standing.hadBallast }

    /// Calls `hear` from the writer's thread when ``failure`` or ``isLow`` has changed between two batches.
    public func listen(_ hear: @escaping @Sendable () -> Void) { writer.listen(hear) }

    /// Has the ballast made again if the disk has room for it; ``isLow`` says when it is there.
    public func restoreBallast() { writer.restoreBallast() }
}
