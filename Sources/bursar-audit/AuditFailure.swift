import Ledger

/// Why the program ends with anything but 0.
enum AuditFailure: Error {
    /// A file or an answer could not be used.
    case failed(what: String, why: String, hint: String)
    /// The daemon could not be reached.
    case unreachable(path: String, why: String)
    /// The log, a checkpoint or the key don't agree.
    case tampering(what: String, why: String, seq: UInt64?)

    var status: Int32 {
        switch self {
        case .failed: 1
        case .unreachable: 3
        case .tampering: 4
        }
    }

    var what: String {
        switch self {
        case .failed(let what, _, _), .tampering(let what, _, _): what
        case .unreachable(let path, _): path
        }
    }

    var why: String {
        switch self {
        case .failed(_, let why, _), .unreachable(_, let why), .tampering(_, let why, _): why
        }
    }

    var hint: String {
        switch self {
        case .failed(_, _, let hint): hint
        case .unreachable: "is bursard running, and may you open its audit socket?"
        case .tampering:
            "keep this copy and the last good checkpoint; freeze the agents and compare backups"
        }
    }
}
