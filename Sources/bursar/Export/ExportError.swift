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
            .diverged(let path, _), .notWritten(let path, _):
            path
        case .badCheckpoint: "GET /v1/audit/checkpoint"
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
        case .badCheckpoint: "the reply is no checkpoint"
        case .notWritten(_, let errno): Errno.clause(errno, verb: "write")
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .notAnExport, .otherLog, .brokenPage: "export into a directory that is new or empty"
        case .inUse: "wait until that one has ended"
        case .diverged(let directory, _):
            "keep both; bursar audit verify judges the copy (\(directory) --key VKEY) and the log "
                + "(--since \(directory)/checkpoint)"
        case .badCheckpoint: "is that the audit socket of this release?"
        case .notWritten:
            "see to the directory and the disk, then run it again: it goes on from where it was"
        }
    }

    /// How the process ends: a log that changed behind its copy is what auditors look for.
    var status: ExitStatus {
        if case .diverged = self { .tampering } else { .refused }
    }
}
