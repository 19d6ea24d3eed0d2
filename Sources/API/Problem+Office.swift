import Admin
import JSON
import Payment
import Wire

/// Every error of the admin and audit doors, with its status, title and sentence.
extension Problem {
    /// 403: the peer is neither the owner nor root.
    static let notTheOwner = Problem(
        status: 403, title: "refused", rule: "admin.not-owner",
        detail: "only the vault's owner and root command here")

    /// 429: a feed reports more often than anyone needs.
    static let tooManyPrices = Problem(
        status: 429, title: "too-many-requests",
        detail: "the feed reports more often than 5 times a second",
        hint: "wait as long as Retry-After says")

    /// What an office's failure is to an admin.
    static func from(_ error: OfficeError) -> Problem {
        switch error {
        case .sealed: .sealed
        case .busy(let why): Problem(status: 409, title: "busy", detail: why)
        case .wrongPassphrase:
            Problem(
                status: 403, title: "refused", rule: "unseal.wrong-passphrase",
                detail: "the passphrase opens no slot of this vault", hint: "try again")
        case .malformed(let field): .malformed(field)
        case .policy(let mistakes, let unsupported):
            Problem(
                status: 400, title: "malformed", rule: unsupported ? "policy.unsupported" : nil,
                detail: mistakes.first ?? "the policy is empty",
                hint: "bursar policy check FILE shows every mistake with its line",
                members: JSONObject([("mistakes", .array(mistakes.map { .string($0) }))]))
        case .refused(let rule, let detail, let hint):
            Problem(status: 403, title: "refused", rule: rule, detail: detail, hint: hint)
        case .orderWaits(let why, let order, let until, let sign):
            Problem(
                status: 403, title: "refused", rule: "approval.needed",
                detail: "\(why); order \(order) waits for it until \(until)",
                hint: "bursar order show \(order) --to-sign prints what approvers sign",
                members: JSONObject([
                    ("order", .integer(order)), ("until", .string(until)), ("sign", .string(sign)),
                ]))
        case .notFound: .notFound
        case .damaged(let finding):
            Problem(
                status: 503, title: "frozen", detail: finding,
                hint: "nothing is signed; put back the newest copy of the vault, or ask an auditor")
        case .ledgerUnavailable: .from(.ledgerUnavailable as PaymentError)
        }
    }

    /// What an archive's failure is to an auditor.
    static func from(_ error: ArchiveError) -> Problem {
        switch error {
        case .malformed(let what): .malformed(what)
        case .notYet:
            Problem(
                status: 404, title: "not-found", detail: "no checkpoint has been signed yet",
                hint: "unseal the vault once")
        case .absent: .notFound
        case .damaged(let finding): .from(OfficeError.damaged(finding))
        case .archived(let detail):
            Problem(
                status: 503, title: "ledger-unavailable", rule: "entry.archived", detail: detail,
                hint: "an admin puts the archive back in its place")
        case .unreadable: .from(.ledgerUnavailable as PaymentError)
        }
    }
}
