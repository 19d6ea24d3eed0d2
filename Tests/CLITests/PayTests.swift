import Foundation
import JSON
import Testing

private let order = "--wallet ethereum/main --to 0x01 --amount 1.5 --asset ETH --chain-data -"
private let signed =
    #"{"payment":"01J","status":"signed","transaction":{"format":"ethereum-raw","#
    + #""data":"0x02"},"charge":{"amount":"6.4","currency":"CAD","worst_case":[{"asset":"ETH","#
    + #""amount":"1.6"}]},"remaining":[{"scope":"agent/w","per":"day","amount":"18","#
    + #""resets_at":"2026-11-24T05:00:00Z"}]}"#

/// What an agent does with the command line.
@Suite struct `A payment from the command line` {
    private func run(
        _ words: String, _ script: [String: (Int, String)] = ["POST /v1/payments": (200, signed)],
        input: String = #"{"nonce":5}"#, token: String? = "bt_0123"
    ) throws -> (Transcript, [FakeDoor.Asked]) {
        let door = try FakeDoor(.agent, script)
        defer { door.stop() }
        let transcript = try Transcript(
            words.split(separator: " ").map(String.init), home: door.home, input: input,
            environment: token.map { ["BURSAR_TOKEN": $0] } ?? [:])
        return (transcript, door.asked)
    }

    @Test func `carries the token, the key and the network object`() throws {
        let (shown, asked) = try run(
            "pay \(order) --key 0123456789abcdef --item seat --alternative none --json")
        #expect(shown.status == 0)
        #expect(shown.err.isEmpty)
        let request = try #require(asked.first)
        #expect(request.headers.contains("Authorization: Bearer bt_0123"))
        #expect(request.headers.contains("Idempotency-Key: 0123456789abcdef"))
        #expect(
            request.text
                == #"{"intent":{"amount":"1.5","asset":"ETH","kind":"transfer","to":"0x01"},"#
                + #""network":{"nonce":5},"purpose":{"alternatives_considered":["none"],"#
                + #""item":"seat"},"wallet":"ethereum/main"}"#)
        #expect(asked.count == 1)
        #expect(!(shown.out + shown.err).contains("bt_0123"))
    }

    @Test func `makes a key of its own, another each time, and shows it first`() throws {
        var keys: Set<String> = []
        for _ in 0..<3 {
            let (shown, asked) = try run("pay \(order)")
            let line = try #require(shown.err.split(separator: "\n").first)
            let key = String(line.dropFirst("key: ".count))
            #expect(key.count == 32 && key.allSatisfy(\.isHexDigit))
            #expect(asked.first?.headers.contains("Idempotency-Key: \(key)") == true)
            keys.insert(key)
        }
        #expect(keys.count == 3)
    }

    @Test func `shows what was signed, charged and left`() throws {
        let (shown, _) = try run("pay \(order) --key 0123456789abcdef")
        #expect(
            shown.out == """
                payment     01J
                status      signed
                format      ethereum-raw
                data        0x02
                charge      6.4 CAD
                worst case  1.6 ETH

                scope    per  remaining  resets at
                agent/w  day         18  2026-11-24T05:00:00Z

                """)
    }

    @Test func `that waits for an approval is no failure, and says what it waits for`() throws {
        let waiting =
            #"{"payment":"01J","status":"pending_approval","rule":"approval.above","detail":"#
            + #""14 CAD is above 12 CAD","hint":"ask again","charge":{"amount":"14","#
            + #""currency":"CAD","worst_case":[]},"remaining":[],"#
            + #""approval":{"digest":"ab12","until":"2026-11-24T05:00:00Z"}}"#
        let script = ["POST /v1/payments": (202, waiting)]
        let (shown, _) = try run("pay \(order) --key 0123456789abcdef", script)
        #expect(shown.status == 0)
        #expect(
            shown.out == """
                payment  01J
                status   pending_approval
                charge   14 CAD
                digest   ab12
                until    2026-11-24T05:00:00Z

                """)
        #expect(
            shown.err == "waits for approval: approval.above: 14 CAD is above 12 CAD\n"
                + "hint: ask again\n")
        let (json, _) = try run("pay \(order) --key 0123456789abcdef --json", script)
        #expect(json.status == 0)
        #expect(try JSONReader.read(Array(json.out.utf8)) == JSONReader.read(Array(waiting.utf8)))
        #expect(json.err.isEmpty)
    }

    @Test func `is confirmed in its body, and only where that is asked`() throws {
        let (_, plain) = try run("pay \(order) --key 0123456789abcdef")
        #expect(plain.first?.text.contains("confirm_duplicate") == false)
        let (_, confirmed) = try run("pay \(order) --key 0123456789abcdef --confirm-duplicate")
        #expect(confirmed.first?.text.hasPrefix(#"{"confirm_duplicate":true,"intent""#) == true)
    }

    @Test func `asks once only, also when the answer is an error`() throws {
        let problem = #"{"title":"signing-failed","status":500,"detail":"the charge stays"}"#
        let (shown, asked) = try run("pay \(order)", ["POST /v1/payments": (500, problem)])
        #expect(shown.status == 1)
        #expect(asked.count == 1)
    }

    @Test func `is quoted without a key`() throws {
        let (shown, asked) = try run("quote \(order) --json", ["POST /v1/quotes": (200, "{}")])
        #expect(shown.status == 0)
        let headers = try #require(asked.first).headers
        #expect(!headers.contains { $0.hasPrefix("Idempotency-Key") })
        #expect(headers.contains("Authorization: Bearer bt_0123"))
    }

    @Test func `without a token is a mistake of the command line`() throws {
        for token in [nil, ""] {
            let (shown, asked) = try run("pay \(order)", token: token)
            #expect(shown.status == 2)
            #expect(shown.err.hasPrefix("bursar: token: none was given\nhint: set $BURSAR_TOKEN"))
            #expect(asked.isEmpty)
        }
    }

    @Test(arguments: ["a b", "a\r\nX-Evil: 1", "a\u{7F}", "é"])
    func `with a token that is none is refused, and not repeated`(token: String) throws {
        let (shown, asked) = try run("pay \(order)", token: token)
        #expect(shown.status == 1)
        #expect(shown.err.hasPrefix("bursar: token: holds a space, a control character"))
        #expect(!shown.err.contains("Evil"))
        #expect(asked.isEmpty)
    }

    @Test(arguments: [
        ("[]", "must hold one JSON object"), ("{", "ends inside a value"),
        (#"{"nonce":1e3}"#, "has a number that is not"), (#"{"a":1,"a":2}"#, "has a key twice"),
    ])
    func `with chain data that is no object is refused`(input: String, why: String) throws {
        let (shown, asked) = try run("pay \(order)", input: input)
        #expect(shown.status == 1)
        #expect(shown.err.contains(": \(why)"))
        #expect(asked.isEmpty)
    }

    @Test func `takes its token from a descriptor`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(#"{"nonce":5}"#.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let words = order.replacingOccurrences(
            of: "--chain-data -", with: "--chain-data \(file.path)")
        let (shown, asked) = try run(
            "pay \(words) --token-fd 0 --json", input: "bt_fd\n", token: "bt_env")
        #expect(shown.status == 0)
        #expect(asked.first?.headers.contains("Authorization: Bearer bt_fd") == true)
    }
}
