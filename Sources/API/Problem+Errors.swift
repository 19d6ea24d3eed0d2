import Admin
import JSON
import Payment
import Terms
import Wire

/// Every error of the agent door, with its status, title and sentence.
extension Problem {
    /// 503: the vault is sealed.
    static let sealed = Problem(
        status: 503, title: "sealed", detail: "the vault is sealed",
        hint: "an admin unseals it with: bursar unseal")
    /// 401: the same for every reason.
    static let unknownCaller = Problem(
        status: 401, title: "unknown-caller",
        detail: "socket, peer uid and token do not name one agent",
        hint: "send Authorization: Bearer TOKEN from the uid the agent was added with")
    /// 404: the same for what is absent and what is another's.
    static let notFound = Problem(
        status: 404, title: "not-found", detail: "there is nothing here by that name")
    /// 429, before anything else happens.
    static let tooManyRequests = Problem(
        status: 429, title: "too-many-requests",
        detail: "the agent asks more often than its policy's requests allow",
        hint: "wait as long as Retry-After says, then ask again with the same Idempotency-Key")

    /// 405: the path takes other methods.
    static func methodNotAllowed(_ taken: [DoorRequest.Method]) -> Problem {
        let list = taken.map(\.rawValue).joined(separator: " and ")
        return Problem(
            status: 405, title: "method-not-allowed", detail: "this path takes \(list) alone")
    }

    /// 400: what is wrong, in a clause.
    static func malformed(_ detail: String) -> Problem {
        Problem(status: 400, title: "malformed", detail: detail)
    }

    /// 400 that names a field.
    static func malformed(_ error: FieldError) -> Problem {
        guard !error.path.isEmpty else { return .malformed("the body \(error.clause)") }
        return Problem(
            status: 400, title: "malformed", detail: "\(error.path) \(error.clause)",
            members: JSONObject([("field", .string(error.path))]))
    }

    /// 403: a decision, with its own members.
    static func refused(_ body: JSONObject) -> Problem {
        var members = body
        members["status"] = nil
        var rule: String?
        var detail = ""
        var hint: String?
        if case .string(let text)? = body["rule"] { rule = text }
        if case .string(let text)? = body["detail"] { detail = text }
        if case .string(let text)? = body["hint"] { hint = text }
        return Problem(
            status: 403, title: "refused", rule: rule, detail: detail, hint: hint,
            members: members)
    }

    /// What a payment's failure is to its caller.
    static func from(_ error: PaymentError) -> Problem {
        switch error {
        case .malformed(let field): .malformed(field)
        case .notFound: .notFound
        case .unknownCaller: .unknownCaller
        case .idempotencyConflict:
            Problem(
                status: 409, title: "idempotency-conflict",
                detail: "this Idempotency-Key was used with another body",
                hint: "a new payment takes a new key; a retry takes the same body")
        case .frozen(let why):
            Problem(
                status: 503, title: "frozen", detail: why,
                hint: "an admin looks at: bursar status")
        case .dayIsOver(let rule, let detail, let hint, _):
            Problem(
                status: 429, title: "too-many-requests", rule: rule, detail: detail, hint: hint)
        case .signingFailed(let payment):
            Problem(
                status: 500, title: "signing-failed",
                detail: "the payment is decided and charged, but no valid signature came out",
                hint: "retry with the same Idempotency-Key",
                members: JSONObject([("payment", .string(payment.text))]))
        case .ledgerUnavailable: .ledgerUnavailable
        }
    }

    /// 503: the log can't be written or read.
    private static let ledgerUnavailable = Problem(
        status: 503, title: "ledger-unavailable",
        detail: "the log cannot be written or read, so nothing is released",
        hint: "retry with the same Idempotency-Key once the daemon is back")

    /// The same, with what is known of why the log takes nothing.
    func explained(by trouble: Unavailability?) -> Problem {
        guard let trouble, title == Problem.ledgerUnavailable.title else { return self }
        return Problem(status: status, title: title, detail: trouble.detail, hint: trouble.hint)
    }
}
