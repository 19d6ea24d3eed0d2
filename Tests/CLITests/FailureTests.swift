import JSON
import Testing
import Wire

@testable import bursar

@Suite struct `A failure` {
    private static func problem(_ status: Int, _ title: String, hint: String? = nil) -> Failure {
        .problem(
            Problem(status: status, title: title, detail: "it is so", hint: hint), asked: "GET /")
    }

    static let all: [Failure] =
        [
            .door(.unreachable(socket: "/s", .noSocket)),
            .door(.unreachable(socket: "/s", .notAllowed)), .door(.pathTooLong(socket: "/s")),
            .door(.cutOff(socket: "/s")), .door(.silent(socket: "/s")),
            .door(.unintelligible(socket: "/s", why: "is odd")),
            .export(.notAnExport(directory: "d")), .export(.otherLog(directory: "d")),
            .export(.inUse(directory: "d")), .export(.brokenPage(path: "d/entries/x")),
            .export(.diverged(directory: "d", seq: 7)), .export(.badCheckpoint),
            .export(.notWritten(path: "d", errno: 28)), .file("a.yaml", why: "is odd"),
            .reply(asked: "GET /", lacks: "a key"),
            .program(.notFound(program: "bursard")),
            .program(.notStarted(program: "bursard", errno: 13)), .secret(.noLockedMemory),
            .secret(.tooLong(limit: 9)), .secret(.empty(.passphrase)), .secret(.empty(.token)),
            .secret(.noTerminal(.passphrase)), .secret(.interrupted),
            .secret(.unreadable(.token, descriptor: 9)), .secret(.malformedToken),
            .secret(.noToken),
        ]
        + [
            (400, "malformed"), (401, "unknown-caller"), (403, "refused"), (404, "not-found"),
            (409, "busy"), (413, "too-large"), (503, "sealed"), (503, "frozen"),
            (503, "ledger-unavailable"),
        ].map { problem($0, $1) }

    @Test(arguments: all)
    func `says what, why and what to do`(failure: Failure) throws {
        let hint = try #require(failure.hint)
        #expect(!failure.what.isEmpty)
        #expect(failure.why?.isEmpty == false)
        #expect(!hint.isEmpty && !hint.hasSuffix(".") && !hint.contains("\n"))
    }

    @Test func `leaves the hint to a door that has one`() {
        #expect(Self.problem(403, "refused", hint: "ask for less").hint == "ask for less")
    }

    @Test func `that is told already adds nothing`() {
        let told = Failure.reported(.tampering)
        #expect(told.why == nil)
        #expect(told.hint == nil)
        #expect(told.status == .tampering)
    }

    @Test func `is the same for who is not there and who goes before answering`() {
        for error in [
            DoorError.unreachable(socket: "/s", .nobodyListens), .cutOff(socket: "/s"),
            .silent(socket: "/s"),
        ] { #expect(Failure.door(error).status == .unreachable) }
        #expect(Failure.door(.unintelligible(socket: "/s", why: "is odd")).status == .refused)
    }
}
