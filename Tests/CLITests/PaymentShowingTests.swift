import Foundation
import JSON
import Testing

@testable import bursar

private let id = "01KA0QCTKAFQX1JG0ACHMDR6BF"
private let other = "01KA0QCTKAFQX1JG0ACHMDR6BG"
private let open =
    #"{"payment":"\#(id)","status":"open","agent":"worker","project":"p","wallet":"ton/main","#
    + #""to":"UQAs","asset":"TON","charge":"6.413877568","time":"2026-11-26T12:53:17Z","#
    + #""valid_until":"2026-11-26T12:55:17Z","age_seconds":9000}"#
private let waiting =
    #"{"payment":"\#(other)","status":"pending_approval","approved":false,"agent":"w","#
    + #""wallet":"ethereum/main","to":"0xAb","charge":"14","rule":"approval.above","#
    + #""until":"2026-11-27T12:00:00Z","digest":"ab12"}"#

/// What people see of payments after their decision.
@Suite struct `A payment for people` {
    private func list(_ lines: [String]) -> [String: (Int, String)] {
        let all = lines.joined(separator: ",")
        return ["GET /v1/admin/payments": (200, #"{"currency":"CAD","payments":[\#(all)]}"#)]
    }

    @Test func `is a line of the list, its end whichever it has`() throws {
        let met = try Encounter("payment list", list([open, waiting]))
        #expect(
            met.shown.out == """
                payment                     status            agent   wallet                  charge  \
                age  until                 to
                \(id)  open              worker  ton/main       6.413877568 CAD  \
                 2h  2026-11-26T12:55:17Z  UQAs
                \(other)  pending_approval  w       ethereum/main           14 CAD  \
                  -  2026-11-27T12:00:00Z  0xAb

                """)
        #expect(met.shown.err.isEmpty)
    }

    @Test func `is said to be approved once it is, so that nobody looks at it again`() throws {
        let approved = waiting.replacingOccurrences(of: "false", with: "true")
        let shown = try Encounter("payment list", list([approved])).shown
        #expect(shown.out.contains("\(other)  approved  w "))
        #expect(!shown.out.contains("pending_approval"))
    }

    @Test func `that is over is listed with what is known of it`() throws {
        let line = #"{"payment":"\#(id)","status":"settled"}"#
        let shown = try Encounter("payment list", list([line])).shown
        #expect(shown.out.hasSuffix("\n\(id)  settled  -      -            -    -  -      -\n"))
    }

    @Test func `is one document with --json, as the door wrote it`() throws {
        let script = list([open, waiting])
        let shown = try Encounter("payment list --json", script).shown
        let document = try #require(script["GET /v1/admin/payments"]?.1)
        #expect(
            try JSONReader.read(Array(shown.out.utf8)) == JSONReader.read(Array(document.utf8)))
    }

    @Test func `is shown with what was asked, the windows last`() throws {
        let whole =
            String(open.dropLast())
            + #","intent":{"kind":"transfer","to":"UQAs","amount":"1.5","asset":"TON","#
            + #""comment":"invoice\u001b7"},"network":{"seqno":7},"worst_case":[{"asset":"TON","#
            + #""amount":"1.5567664"}],"draws":{"general":"6.413877568"},"currency":"CAD","#
            + #""windows":[{"scope":"agent/worker","before":"0","charge":"6.413877568","#
            + #""after":"6.413877568","limit":"25","start":"2026-11-26T05:00:00Z","#
            + #""end":"2026-11-27T05:00:00.000000000Z"},{"scope":"project/p","of":"payments","before":"1","#
            + #""charge":"1","after":"2","limit":"40","end":"2026-11-30T05:00:00Z"}]}"#
        let shown = try Encounter(
            "payment show \(id)", ["GET /v1/admin/payments/\(id)": (200, whole)]
        ).shown
        #expect(
            shown.out == """
                payment         \(id)
                status          open
                agent           worker
                project         p
                wallet          ton/main
                to              UQAs
                amount          1.5 TON
                charge          6.413877568 CAD
                time            2026-11-26T12:53:17Z
                valid until     2026-11-26T12:55:17Z
                age             2h
                worst case      1.5567664 TON
                intent.comment  invoice\\u{1b}7
                network.seqno   7
                draws.general   6.413877568

                scope         of        before       charge        after  limit  until
                agent/worker  -              0  6.413877568  6.413877568     25  \
                2026-11-27T05:00:00Z
                project/p     payments       1            1            2     40  \
                2026-11-30T05:00:00Z

                """)
    }

    @Test func `shows whom the request named where that is another spelling`() {
        let line = PaymentLine(["to": "0:2c", "intent": ["to": "UQAs", "kind": "transfer"]])
        #expect(line.rows.contains(["to", "0:2c"]))
        #expect(line.rows.contains(["intent.to", "UQAs"]))
    }

    @Test func `shows its charge in either form`() {
        let object = PaymentLine(["charge": ["amount": "5", "currency": "CAD"]])
        #expect(object.rows == [["charge", "5 CAD"]])
        #expect(PaymentLine(["charge": "5"]).rows == [["charge", "5"]])
        #expect(PaymentLine(["charge": "5"], currency: "EUR").cells[4] == "5 EUR")
    }

    @Test func `shows its asset by itself where no amount is known`() {
        #expect(
            PaymentLine(["asset": "TON", "to": "a"]).rows == [["to", "a"], ["asset", "TON"]])
        let whole = PaymentLine([
            "asset": "TON", "intent": ["amount": "1", "asset": "TON"], "to": "a",
        ])
        #expect(whole.rows == [["to", "a"], ["amount", "1 TON"]])
    }

    @Test func `shows members that it does not know, too`() {
        #expect(PaymentLine(["cost": ["ETH": "1"]]).rows == [["cost.ETH", "1"]])
    }

    @Test(arguments: [
        ("payment settle \(id) --cost 1 --asset TON", "settle", "settled"),
        ("payment write-off \(id) --reason gone", "write-off", "written_off"),
        ("deny \(id) --reason no", "deny", "refused"),
    ])
    func `is shown as it stands after an order`(words: String, verb: String, status: String) throws
    {
        let met = try Encounter(
            words,
            [
                "POST /v1/admin/payments/\(id)/\(verb)": (
                    200, #"{"payment":"\#(id)","status":"\#(status)"}"#
                )
            ])
        #expect(met.shown.status == 0)
        #expect(met.shown.out == "payment  \(id)\nstatus   \(status)\n")
    }

    @Test func `that is not there is refused, with where to look`() throws {
        let met = try Encounter("payment show \(id)", [:])
        #expect(met.shown.status == 1)
        #expect(met.shown.err.contains("not-found: there is nothing here\nhint: "))
        #expect(met.shown.err.contains("payment list"))
    }

    @Test func `that no list has room for is counted`() throws {
        let met = try Encounter(
            "payment list",
            [
                "GET /v1/admin/payments": (
                    200, #"{"currency":"CAD","more":7,"payments":[\#(open)]}"#
                )
            ])
        #expect(met.shown.err == "7 more: narrow the list to see them\n")
    }
}

/// What people see of everything else that has a standing.
@Suite struct `A standing for people` {
    @Test(arguments: [
        ("freeze", "freeze", "vault", "v1", "frozen"),
        ("thaw --reason ok", "thaw", "vault", "v1", "active"),
        ("project freeze p", "projects/p/freeze", "project", "p", "frozen"),
        ("wallet thaw ton/a --reason ok", "wallets/ton/a/thaw", "wallet", "ton/a", "active"),
        ("agent freeze w", "agents/w/freeze", "agent", "w", "frozen"),
        ("observer remove n", "observers/n/remove", "name", "n", "removed"),
    ])
    func `is the thing's name and how it stands`(
        words: String, path: String, noun: String, name: String, status: String
    ) throws {
        let reply = #"{"status":"\#(status)","\#(noun)":"\#(name)"}"#
        let shown = try Encounter(words, ["POST /v1/admin/" + path: (200, reply)]).shown
        #expect(shown.status == 0)
        #expect(shown.out == Table(rows: [[noun, name], ["status", status]]).text)
    }

    @Test func `of a grant is how much there is, and until when`() throws {
        let shown = try Encounter(
            "project grant p --amount 20 --lasts 1h --reason farm",
            [
                "POST /v1/admin/projects/p/grant": (
                    200, #"{"amount":"20","project":"p","until":"2026-11-26T13:00:00Z"}"#
                )
            ]
        ).shown
        #expect(shown.out == "project  p\namount   20\nuntil    2026-11-26T13:00:00Z\n")
    }

    @Test func `of observers is a line each, with the key`() throws {
        let shown = try Encounter(
            "observer list",
            [
                "GET /v1/admin/observers": (
                    200, #"{"observers":[{"name":"node-1","public_key":"d75a"}]}"#
                )
            ]
        ).shown
        #expect(shown.out == "name    public key\nnode-1  d75a\n")
    }
}
