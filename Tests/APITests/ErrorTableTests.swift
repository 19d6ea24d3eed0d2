@testable import API
@testable import AdminTests
import Admin
import JSON
import Payment
import Terms
import Testing
import Wire

@Suite struct `Every error` {
    private static let payment = PaymentID(moment: Moment(seconds: 1), randomness: 2)

    /// status, title, rule.
    private func expect(
        _ problem: Problem, _ status: Int, _ title: String, _ rule: String? = nil,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(problem.status == status, sourceLocation: location)
        #expect(problem.title == title, sourceLocation: location)
        #expect(problem.rule == rule, sourceLocation: location)
        #expect(!problem.detail.isEmpty, sourceLocation: location)
        #expect(problem.json["type"] == "about:blank", sourceLocation: location)
        // Whatever goes out can be read back by the client that shares this type.
        #expect(Problem(problem.json)?.json == problem.json, sourceLocation: location)
    }

    @Test func `of a payment has its status and title`() {
        let field = FieldError(path: "intent.to", clause: "must be a string")
        // A new case does not compile here before it has a line of its own.
        func line(_ error: PaymentError) -> (Int, String) {
            switch error {
            case .malformed: (400, "malformed")
            case .notFound: (404, "not-found")
            case .idempotencyConflict: (409, "idempotency-conflict")
            case .frozen: (503, "frozen")
            case .dayIsOver: (429, "too-many-requests")
            case .unknownCaller: (401, "unknown-caller")
            case .signingFailed: (500, "signing-failed")
            case .ledgerUnavailable: (503, "ledger-unavailable")
            }
        }
        let all: [PaymentError] = [
            .malformed(field), .notFound, .idempotencyConflict, .frozen("why"), .unknownCaller,
            .signingFailed(Self.payment), .ledgerUnavailable,
            .dayIsOver(rule: "x.y", detail: "d", hint: "h", retryAfter: 7),
        ]
        for error in all {
            let (status, title) = line(error)
            expect(.from(error), status, title, status == 429 ? "x.y" : nil)
        }
        #expect(Problem.from(PaymentError.malformed(field)).json["field"] == "intent.to")
        #expect(Problem.from(PaymentError.frozen("why")).detail == "why")
        let failed = Problem.from(PaymentError.signingFailed(Self.payment))
        #expect(failed.json["payment"] == .string(Self.payment.text))
    }

    @Test func `of the office has its status, title and rule`() {
        func line(_ error: OfficeError) -> (Int, String, String?) {
            switch error {
            case .sealed: (503, "sealed", nil)
            case .busy: (409, "busy", nil)
            case .wrongPassphrase: (403, "refused", "unseal.wrong-passphrase")
            case .malformed: (400, "malformed", nil)
            case .policy(_, let unsupported):
                (400, "malformed", unsupported ? "policy.unsupported" : nil)
            case .refused(let rule, _, _): (403, "refused", rule)
            case .orderWaits: (403, "refused", "approval.needed")
            case .notFound: (404, "not-found", nil)
            case .damaged: (503, "frozen", nil)
            case .ledgerUnavailable: (503, "ledger-unavailable", nil)
            }
        }
        let all: [OfficeError] = [
            .sealed, .busy("who"), .wrongPassphrase,
            .malformed(FieldError(path: "uid", clause: "must be an integer")),
            .policy(mistakes: ["a", "b"], unsupported: false),
            .policy(mistakes: ["a"], unsupported: true), .policy(mistakes: [], unsupported: false),
            .refused(rule: "x.y", detail: "d", hint: "h"),
            .orderWaits(why: "w", order: 7, until: "u", sign: "s"), .notFound, .damaged("entry 3"),
            .ledgerUnavailable,
        ]
        for error in all {
            let (status, title, rule) = line(error)
            expect(.from(error), status, title, rule)
        }
        let policy = Problem.from(OfficeError.policy(mistakes: ["a", "b"], unsupported: false))
        #expect(policy.json["mistakes"] == ["a", "b"])
        #expect(policy.detail == "a")
    }

    @Test func `of the archive has its status and title`() {
        func line(_ error: ArchiveError) -> (Int, String) {
            switch error {
            case .malformed: (400, "malformed")
            case .notYet, .absent: (404, "not-found")
            case .damaged: (503, "frozen")
            case .archived, .unreadable: (503, "ledger-unavailable")
            }
        }
        let all: [ArchiveError] = [
            .malformed("what"), .notYet, .absent, .damaged("entry 3"), .archived("entry 3"),
            .unreadable,
        ]
        for error in all {
            let (status, title) = line(error)
            expect(.from(error), status, title, rule(of: error))
        }
    }

    private func rule(of error: ArchiveError) -> String? {
        if case .archived = error { "entry.archived" } else { nil }
    }

    @Test func `that needs no case has its status and title`() {
        expect(.sealed, 503, "sealed")
        expect(.unknownCaller, 401, "unknown-caller")
        expect(.notFound, 404, "not-found")
        expect(.tooManyRequests, 429, "too-many-requests")
        expect(.tooManyPrices, 429, "too-many-requests")
        expect(.methodNotAllowed([.get]), 405, "method-not-allowed")
        expect(.notTheOwner, 403, "refused", "admin.not-owner")
        expect(.malformed("the body is empty"), 400, "malformed")
    }

    @Test func `has the header that its status demands, and no other has one`() {
        func headers(_ status: Int) -> [String] {
            DoorReply(Problem(status: status, title: "t", detail: "d")).headers.map {
                "\($0.name): \($0.value)"
            }
        }
        #expect(headers(401) == ["www-authenticate: Bearer"])
        for status in [400, 403, 404, 405, 409, 413, 429, 500, 503] {
            #expect(headers(status) == [])
        }
        let reply = DoorReply.methodNotAllowed([.get, .post])
        #expect(reply.status == 405)
        #expect(reply.headers == [DoorReply.Header("allow", "GET, POST")])
    }

    @Test func `that is a decision keeps the decision's members`() {
        let body = JSONObject([
            ("payment", "01J"), ("status", "refused"), ("rule", "agent.limit"), ("detail", "d"),
            ("hint", "h"), ("remaining", []),
        ])
        let problem = Problem.refused(body)
        expect(problem, 403, "refused", "agent.limit")
        #expect(
            problem.json == [
                "type": "about:blank", "title": "refused", "status": 403, "payment": "01J",
                "rule": "agent.limit", "detail": "d", "hint": "h", "remaining": [],
            ])
    }
}
