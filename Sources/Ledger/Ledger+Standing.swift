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

    /// Starts reading the whole log again beside everything else.
    ///
    /// - Parameters:
    ///   - tell: called on the round's thread when something was found, and at its end.
    ///   - make: makes what takes the entries, on the round's thread, with a reader of its own.
    public func startRound(
        tell: @escaping @Sendable () -> Void,
        _ make: @escaping @Sendable (LedgerReader) -> any LogReading
    ) throws(LedgerError) -> LogRound {
        let round = LogRound(files, tell: tell, make: make)
        try round.start()
        return round
    }

    /// Has the ballast made again if the disk has room for it; ``isLow`` says when it is there.
    public func restoreBallast() { writer.restoreBallast() }
}
