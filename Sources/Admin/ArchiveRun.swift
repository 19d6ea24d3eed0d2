import Ledger

/// One run of archiving: what is made away from the loop, and which entries leave the database then.
public struct ArchiveRun: Sendable {
    /// What came of the making.
    public struct Outcome: Sendable {
        let result: Result<ArchiveReport, ArchiveFault>
    }

    /// An archive that has everything, and the entries whose bodies are still to go.
    public struct Removal: Sendable {
        let report: ArchiveReport
        let entries: Range<UInt64>

        /// Whether none is left to go.
        public var isOver: Bool { entries.isEmpty }
    }

    let maker: ArchiveMaker
    /// The entries that are old enough, in whole bundles.
    let entries: Range<UInt64>

    /// Whether nothing is old enough: then nothing is made.
    public var isEmpty: Bool { entries.isEmpty }

    /// Writes the archive and reads it back; slow where the log is long.
    public func make() -> Outcome { Outcome(result: maker.run()) }
}
