/// Why a log could not be exported.
enum ExportError: Error, Hashable {
    /// The directory holds something that is no export.
    case notAnExport(directory: String)
    /// The directory holds the export of a log with another key.
    case otherLog(directory: String)
    /// Another export is being written into the directory.
    case inUse(directory: String)
    /// The directory lacks a page, or has a file that is none.
    case brokenPage(path: String)
    /// An entry that was exported before is not the one the log has in its place.
    case diverged(directory: String, seq: UInt64)
    /// The directory holds an export in another format.
    case otherFormat(directory: String)
    /// The log does not begin with the entries that were exported before.
    case notExtended(directory: String, size: UInt64)
    /// The entries have not the root that their checkpoint signs.
    case otherRoot(directory: String, size: UInt64)
    /// The log has fewer entries than a witness saw of it.
    case witnessAhead(size: UInt64, witnessed: UInt64)
    /// The door's checkpoint has no size.
    case badCheckpoint
    /// A file or a directory could not be written.
    case notWritten(path: String, errno: Int32)
}

extension ExportError {
    /// What failed.
    var what: String {
        switch self {
        case .notAnExport(let path), .otherLog(let path), .inUse(let path), .brokenPage(let path),
            .otherFormat(let path), .diverged(let path, _), .notExtended(let path, _),
            .otherRoot(let path, _), .notWritten(let path, _):
            path
        case .badCheckpoint, .witnessAhead: "GET /v1/audit/checkpoint"
        }
    }

    /// The clause a person reads.
    var clause: String {
        switch self {
        case .notAnExport: "is not empty, and holds no export of a log"
        case .otherLog: "holds the export of another log: its verifier key is not this log's"
        case .inUse: "another export is being written into it"
        case .brokenPage: "is not the page of entries that an export has in this place"
        case .diverged(_, let seq):
            "its entry \(seq) is not the one that the log has now: either was changed, or an old "
                + "copy of the vault was put back"
        case .otherFormat: "holds an export in another format"
        case .notExtended(_, let size):
            "the log does not begin with the \(size) entries of its checkpoint: either was changed, "
                + "or an old copy of the vault was put back"
        case .otherRoot(_, let size):
            "the \(size) entries that the door gave have not the root that is signed"
        case .witnessAhead(let size, let witnessed):
            "the log has \(size) signed entries, and the witness saw \(witnessed): an old copy of the "
                + "vault was put back"
        case .badCheckpoint: "the reply is no checkpoint, or not all that it signs was given"
        case .notWritten(_, let errno): Errno.clause(errno, verb: "write")
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .notAnExport, .otherLog, .otherFormat, .brokenPage:
            "export into a directory that is new or empty"
        case .inUse: "wait until that one has ended"
        case .diverged(let directory, _), .notExtended(let directory, _),
            .otherRoot(let directory, _):
            "keep both; bursar audit verify judges the copy (\(directory) --key VKEY) and the log "
                + "(--since \(directory)/checkpoint)"
        case .witnessAhead: "bursar freeze; then compare with the checkpoint that the witness shows"
        case .badCheckpoint: "is that the audit socket of this release?"
        case .notWritten:
            "see to the directory and the disk, then run it again: it goes on from where it was"
        }
    }

    /// How the process ends: a log that changed behind its copy is what auditors look for.
    var status: ExitStatus {
        switch self {
        case .diverged, .notExtended, .otherRoot, .witnessAhead: .tampering
        case .notAnExport, .otherLog, .otherFormat, .inUse, .brokenPage, .badCheckpoint,
            .notWritten:
            .refused
        }
    }
}
