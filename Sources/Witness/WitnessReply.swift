/// What a witness answers to an add-checkpoint request (C2SP tlog-witness), and why.
public enum WitnessReply: Hashable, Sendable {
    /// 200: the checkpoint extends all that was seen before; here is the cosignature's line.
    case cosigned(line: String, size: UInt64)
    /// 400: the body can't be read, or its old size is above the checkpoint's.
    case malformed(clause: String)
    /// 403: no key that is trusted for the log signed it, or one did wrongly.
    case unsigned(clause: String)
    /// 404: no log of this origin is known.
    case unknown(origin: String)
    /// 409: the old size is not the one that was cosigned last, which is this.
    case conflict(known: UInt64, offered: UInt64)
    /// 409: another root at the size that was cosigned last: two histories, both signed by the log.
    case fork(size: UInt64)
    /// 422: the proof does not lead from the one to the other.
    case unproven(known: UInt64, offered: UInt64)

    /// The status of an HTTP reply.
    public var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed: 400
        case .unsigned: 403
        case .unknown: 404
        case .conflict, .fork: 409
        case .unproven: 422
        }
    }

    /// The reply's body: cosignature lines, or the size that was cosigned last; else empty.
    public var body: String {
        switch self {
        case .cosigned(let line, _): line
        case .conflict(let known, _): "\(known)\n"
        case .fork(let size): "\(size)\n"
        case .malformed, .unsigned, .unknown, .unproven: ""
        }
    }

    /// The body's type.
    public var contentType: String {
        switch self {
        case .conflict, .fork: "text/x.tlog.size"
        default: "text/plain; charset=utf-8"
        }
    }

    /// Whether the log that asked, or whoever holds its key, has to explain itself.
    public var isTampering: Bool {
        switch self {
        case .fork, .unproven: true
        case .cosigned, .malformed, .unsigned, .unknown, .conflict: false
        }
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .cosigned(_, let size): "cosigned at \(size) entries"
        case .malformed(let clause), .unsigned(let clause): clause
        case .unknown(let origin): "is of the log \(origin), which is none of those to be witnessed"
        case .conflict(let known, let offered) where offered < known:
            "has \(offered) entries, and \(known) were cosigned: it is old, or the log was put back"
        case .conflict(let known, _): "does not start from the \(known) entries that were cosigned"
        case .fork(let size):
            "has another root than was cosigned at \(size) entries: the log has two histories"
        case .unproven(let known, let offered):
            "is not proven to extend the \(known) entries that were cosigned to \(offered)"
        }
    }
}
