internal import Wire

/// What can be wrong with a request before anyone looks at what it asks.
///
/// After any of these the connection is closed: where a request's form is in doubt, so is where
/// the next one begins, and a guess there is how requests are smuggled.
enum RequestFault: Error, Hashable {
    /// Not the HTTP the doors speak; the clause says where.
    case malformed(String)
    /// A method the doors have no use for, with those that the path takes.
    case methodUnknown(taken: [DoorRequest.Method])
    /// A request target above the limit, in bytes.
    case targetTooLarge(Int)
    /// Target and headers above the limit, in bytes.
    case headersTooLarge(Int)
    /// A body above the limit, in bytes.
    case bodyTooLarge(Int)
    /// An `Expect` that is not `100-continue`.
    case expectationUnknown
    /// Not whole within the limit, in milliseconds.
    case tooSlow(Int64)
    /// A bound on connections or on memory is reached.
    case busy(String)
    /// A peer that this door does not serve.
    case unknownCaller(String)

    /// The reply that tells the client.
    var reply: DoorReply {
        guard case .methodUnknown(let taken) = self else { return DoorReply(problem) }
        return .methodNotAllowed(taken)
    }

    /// The document that tells the client.
    var problem: Problem {
        switch self {
        case .malformed(let clause):
            Problem(status: 400, title: "malformed", detail: clause)
        case .methodUnknown(let taken): .methodNotAllowed(taken)
        case .targetTooLarge(let limit):
            Problem(
                status: 414, title: "too-large", detail: "the target is above \(limit) bytes")
        case .headersTooLarge(let limit):
            Problem(
                status: 431, title: "too-large", detail: "the headers are above \(limit) bytes")
        case .bodyTooLarge(let limit):
            Problem(status: 413, title: "too-large", detail: "the body is above \(limit) bytes")
        case .expectationUnknown:
            Problem(
                status: 417, title: "malformed",
                detail: "the only expectation that can be met is 100-continue")
        case .tooSlow(let milliseconds):
            Problem(
                status: 408, title: "too-slow",
                detail: "the request was not whole \(milliseconds) ms after its first byte")
        case .busy(let clause):
            Problem(status: 503, title: "busy", detail: clause, hint: "try again later")
        case .unknownCaller(let clause):
            Problem(status: 401, title: "unknown-caller", detail: clause)
        }
    }
}
