import JSON
import Testing

private let id = "01KA0QCTKAFQX1JG0ACHMDR6BF"
private let digest = String(repeating: "7f", count: 32)
private let line = "GET /v1/admin/payments/\(id)"
private let order = "POST /v1/admin/payments/\(id)/approve"

/// What is approved is what was shown.
@Suite struct `An approval` {
    private let waiting =
        #"{"payment":"\#(id)","status":"pending_approval","approved":false,"agent":"w","#
        + #""wallet":"ethereum/main","to":"0xAb","charge":"14","rule":"approval.above","#
        + #""until":"2026-11-27T12:00:00Z","digest":"\#(digest)","currency":"CAD","#
        + #""intent":{"kind":"transfer","to":"0xAb","amount":"0.003","asset":"ETH"}}"#
    private let approved = #"{"payment":"\#(id)","status":"pending_approval","approved":true}"#

    private func run(_ words: String = "", shown: String? = nil) throws -> Encounter {
        try Encounter(
            "approve \(id)" + words, [line: (200, shown ?? waiting), order: (200, approved)])
    }

    @Test func `shows the payment, then sends the digest that came with it`() throws {
        let met = try run()
        #expect(met.shown.status == 0)
        #expect(met.asked.map(\.line) == [line, order])
        #expect(met.asked.last?.text == #"{"digest":"\#(digest)"}"#)
        #expect(
            met.shown.out == """
                payment  \(id)
                status   pending_approval
                agent    w
                wallet   ethereum/main
                to       0xAb
                amount   0.003 ETH
                charge   14 CAD
                rule     approval.above
                until    2026-11-27T12:00:00Z
                digest   \(digest)
                approved

                """)
        #expect(met.shown.err.hasPrefix("hint: its agent asks again with the same key"))
    }

    @Test func `prints the door's answer alone with --json`() throws {
        let met = try run(" --json")
        #expect(
            try JSONReader.read(Array(met.shown.out.utf8)) == JSONReader.read(Array(approved.utf8)))
        #expect(met.shown.err.isEmpty)
        #expect(met.asked.count == 2)
    }

    @Test func `takes the digest that was looked at before, in either case`() throws {
        let met = try run(" --digest \(digest.uppercased())")
        #expect(met.shown.status == 0)
        #expect(met.asked.last?.text == #"{"digest":"\#(digest)"}"#)
    }

    @Test(arguments: ["", " --json"])
    func `is not sent for another digest than the one that was looked at`(words: String) throws {
        let met = try run(" --digest " + String(repeating: "80", count: 32) + words)
        #expect(met.shown.status == 1)
        #expect(met.shown.out.isEmpty)
        #expect(
            met.shown.err
                == "bursar: payment \(id): has the digest \(digest), not the one that was "
                + "given\nhint: look at it with bursar payment show, then give the digest it prints\n"
        )
        #expect(met.asked.map(\.line) == [line])
    }

    @Test(arguments: ["open", "settled", "voided", "written_off", "expired", "refused"])
    func `is not sent for what waits for nobody`(status: String) throws {
        let met = try run(
            shown: #"{"payment":"\#(id)","status":"\#(status)","digest":"\#(digest)"}"#)
        #expect(met.shown.status == 1)
        #expect(
            met.shown.err.hasPrefix(
                "bursar: payment \(id): waits for no approval: it is \(status)\nhint: "))
        #expect(met.asked.map(\.line) == [line])
    }

    @Test func `is not sent a second time`() throws {
        let met = try run(shown: waiting.replacing("false", with: "true"))
        #expect(met.shown.status == 1)
        #expect(met.shown.err.contains("waits for no approval: it is approved\n"))
        #expect(met.asked.map(\.line) == [line])
    }

    @Test func `is not sent where the door names no digest`() throws {
        let met = try run(shown: #"{"payment":"\#(id)","status":"pending_approval"}"#)
        #expect(met.shown.status == 1)
        #expect(met.shown.err.contains("the reply lacks a digest"))
        #expect(met.asked.map(\.line) == [line])
    }

    @Test func `is refused in the door's words, after what was shown`() throws {
        let refused =
            #"{"title":"refused","status":403,"rule":"approval.conflict","detail":"approves what an "#
            + #"agent of the same uid asked for","hint":"another admin approves it"}"#
        let met = try Encounter(
            "approve \(id)", [line: (200, waiting), order: (403, refused)])
        #expect(met.shown.status == 1)
        #expect(!met.shown.out.contains("\napproved\n"))
        #expect(met.shown.err.contains("approval.conflict: approves what an agent of the same uid"))
        #expect(met.shown.err.hasSuffix("hint: another admin approves it\n"))
    }
}
