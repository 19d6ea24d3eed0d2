import Ledger

/// Why the archive has no answer.
public enum ArchiveError: Error, Hashable, Sendable {
    /// A parameter is missing or out of range.
    case malformed(String)
    /// Nothing has been signed yet.
    case notYet
    /// No entry names bytes of that hash, or they were not kept.
    case absent
    /// What is on the disk is not what was written: a sentence that names it.
    case damaged(String)
    /// What was archived is not where the archive was: a sentence that names it.
    case archived(String)
    /// The disk did not give it.
    case unreadable

    init(_ error: LedgerError) {
        if case .archived = error {
            self = .archived(error.clause)
        } else {
            self = error.isDamage ? .damaged(error.clause) : .unreadable
        }
    }
}
