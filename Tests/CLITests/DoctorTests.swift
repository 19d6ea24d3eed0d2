import Foundation
import JSON
import Terms
import Testing

@testable import bursar

@Suite struct `A doctor` {
    private let now = Moment(seconds: 1_795_435_200)

    private func status(_ members: String) throws -> JSON {
        try JSONReader.read(Array("{\(members)}".utf8))
    }

    @Test func `finds each measure of hardening that is not in force, and each warning`() throws {
        let found = StatusExam.diagnoses(
            try status(
                #""sealed":false,"hardening":{"a":true,"b":false},"warnings":["odd","frozen: entry 3"]"#
            ))
        #expect(found.filter { $0.state == .well }.map(\.check) == ["hardening.a", "vault"])
        #expect(
            found.filter { $0.state == .attention }.map(\.check) == ["hardening.b", "warning"])
        #expect(
            found.filter { $0.state == .tampering }.map(\.detail) == ["entry 3"])
        #expect(found.allSatisfy { ($0.state == .well) == $0.hint.isEmpty })
    }

    @Test(arguments: [
        (#""verified":null"#, false), (#""verified":"2026-11-22T12:00:00Z""#, true),
        (#""verified":"2026-08-25T12:00:00Z""#, true),
        (#""verified":"2026-08-25T11:59:59Z""#, false),
    ])
    func `finds a slot that nobody tried for 90 days`(verified: String, isWell: Bool) throws {
        let list = #""slots":[{"slot":"main",\#(verified)},{"slot":"b",\#(verified)}]"#
        let found = StatusExam.slots(try status(list), now: now)
        #expect(found.map { $0.state == .well } == [isWell, isWell])
        let one = StatusExam.slots(
            try status(#""slots":[{"slot":"main",\#(verified)}]"#), now: now)
        #expect(one.last?.check == "slots")
    }

    @Test func `tells which wallets agents made`() throws {
        let plain = StatusExam.wallets(try status(#""wallets":[{"name":"ton/main"}]"#))
        #expect(plain.state == .well && plain.detail == "1 in all, 0 made by agents")
        let made = StatusExam.wallets(
            try status(
                #""wallets":[{"name":"ton/main"},{"name":"ton/worker","made_by":"worker"}]"#))
        #expect(made.detail == "2 in all, 1 made by agents: ton/worker by worker")
    }

    @Test func `finds a backup that is a week old, and a clock that is behind`() {
        let week = StatusExam.backupInterval
        func state(_ age: Int64?) -> Diagnosis.State {
            StatusExam.backup(
                made: age.map { now.adding(seconds: -$0) }, looked: 7, now: now
            ).state
        }
        #expect(state(nil) == .attention)
        #expect(state(week) == .well)
        #expect(state(week + 1) == .attention)
        #expect(StatusExam.clock(last: now.adding(seconds: 300), now: now).state == .well)
        #expect(StatusExam.clock(last: now.adding(seconds: 301), now: now).state == .attention)
    }

    @Test func `finds files that others get at, and an anchor inside`() throws {
        let home = FileManager.default.temporaryDirectory.path + "/bursar-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        func bad(_ anchor: String) -> [String] {
            FileExam(home: home, anchor: anchor).diagnoses().filter { $0.state != .well }
                .map(\.check)
        }
        #expect(bad(home + ".anchor") == ["database", "anchor"])
        for name in ["/bursar.db", "/in"] {
            _ = FileManager.default.createFile(
                atPath: home + name, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        #expect(bad(home + "/in") == ["anchor"])
        for (path, mode) in [(home + "/bursar.db", 0o640), (home, 0o750)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        #expect(bad("/dev/null") == ["home", "database", "anchor"])
    }

    @Test func `ends as the worst of what was found does`() {
        let well = Diagnosis.well("a", "b")
        let odd = Diagnosis.attention("a", "b", hint: "c")
        let ill = Diagnosis(check: "a", state: .tampering, detail: "b", hint: "c")
        #expect(Diagnosis.status([well], sealed: false) == .done)
        #expect(Diagnosis.status([well, odd], sealed: false) == .refused)
        #expect(Diagnosis.status([well, odd], sealed: true) == .unreachable)
        #expect(Diagnosis.status([odd, ill, well], sealed: true) == .tampering)
    }

    @Test func `says so where nobody answers, and looks at the files all the same`() throws {
        let shown = try Transcript(["doctor", "--json"], home: "/nonexistent")
        #expect(shown.status == 3)
        for check in ["home", "disk", "daemon"] {
            #expect(shown.out.contains(#""check":"\#(check)""#), "\(shown.out)")
        }
    }

    @Test func `asks the owner's door, and tells people in lines`() throws {
        let answer = #"{"sealed":false,"ledger":{"size":0},"hardening":{},"warnings":[]}"#
        let met = try Encounter(
            "doctor",
            [
                "GET /v1/admin/status": (200, answer),
                "GET /v1/admin/slots": (200, #"{"slots":[]}"#),
                "GET /v1/admin/wallets": (200, #"{"wallets":[]}"#),
            ])
        #expect(
            met.asked.map(\.line) == [
                "GET /v1/admin/status", "GET /v1/admin/slots", "GET /v1/admin/wallets",
            ])
        #expect(met.shown.status == 1)
        #expect(met.shown.out.contains("well  vault: the vault is open"))
        #expect(met.shown.out.contains("ATTENTION  slots: one slot alone"))
    }
}
