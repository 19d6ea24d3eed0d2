import Foundation
import JSON
import Testing

private let status =
    #"{"sealed":false,"vault":"v1","development":true,"ledger":{"size":3,"#
    + #""root":"ab","signed_size":3},"hardening":{"locked_memory":true},"warnings":["development"]}"#
private let sealed = #"{"title":"sealed","status":503,"detail":"the vault is sealed"}"#
private let refused =
    #"{"title":"refused","status":403,"rule":"agent.limit","#
    + #""detail":"6 CAD on top of 20 CAD is above 25 CAD a day","hint":"ask for less"}"#

/// Transcripts of the built program against a real socket.
@Suite struct `The command line` {
    private func run(
        _ words: String, kind: FakeDoor.Kind = .admin, _ script: [String: (Int, String)],
        raw: String? = nil, input: String = "", environment: [String: String] = [:]
    ) throws -> (Transcript, [FakeDoor.Asked]) {
        let door = try FakeDoor(kind, script, raw: raw)
        defer { door.stop() }
        let transcript = try Transcript(
            words.split(separator: " ").map(String.init), home: door.home, input: input,
            environment: environment)
        return (transcript, door.asked)
    }

    @Test func `shows the status as a table and its warnings last`() throws {
        let (shown, _) = try run("status", ["GET /v1/admin/status": (200, status)])
        #expect(shown.status == 0)
        #expect(shown.err.isEmpty)
        #expect(shown.out.hasPrefix("sealed                   no\nvault                    v1\n"))
        #expect(shown.out.hasSuffix("warning                  development\n"))
    }

    @Test(arguments: ["--json status", "status --json"])
    func `prints exactly one document with --json, wherever that stands`(words: String) throws {
        let (shown, _) = try run(words, ["GET /v1/admin/status": (200, status)])
        #expect(shown.out.hasSuffix("}\n"))
        #expect(try JSONReader.read(Array(shown.out.utf8)) == JSONReader.read(Array(status.utf8)))
    }

    @Test func `unseals with a passphrase from a descriptor, sent raw and without its line end`()
        throws
    {
        let (shown, asked) = try run(
            "unseal --passphrase-fd 0", ["POST /v1/admin/unseal": (200, status)],
            input: "correct horse é\nnot this")
        #expect(shown.status == 0)
        let request = try #require(asked.first)
        #expect(request.text == "correct horse é")
        #expect(request.headers.contains("Content-Type: application/octet-stream"))
        #expect(request.headers.contains("Content-Length: 16"))
        #expect(!(shown.out + shown.err).contains("horse"))
    }

    @Test(arguments: [("", "is empty"), ("\n", "is empty")])
    func `refuses an empty passphrase before it asks anybody`(input: String, why: String) throws {
        let (shown, asked) = try run("unseal --passphrase-fd 0", [:], input: input)
        #expect(shown.status == 1)
        #expect(shown.err == "bursar: passphrase: \(why)\nhint: give the passphrase on one line\n")
        #expect(asked.isEmpty)
    }

    @Test func `refuses a passphrase above its bound`() throws {
        let input = String(repeating: "x", count: 1_025)
        let (shown, asked) = try run("unseal --passphrase-fd 0", [:], input: input)
        #expect(shown.status == 1)
        #expect(
            shown.err == "bursar: secret: is longer than 1024 bytes\n"
                + "hint: give the secret alone, on one line\n")
        #expect(asked.isEmpty)
    }

    @Test func `exits with 3 from a sealed vault, and says what to do`() throws {
        let (shown, _) = try run("agent list", ["GET /v1/admin/agents": (503, sealed)])
        #expect(shown.status == 3)
        #expect(shown.out.contains("\"title\":\"sealed\""))
        #expect(
            shown.err
                == "bursar: GET /v1/admin/agents: sealed: the vault is sealed\nhint: bursar unseal\n"
        )
    }

    @Test func `exits with 3 when nobody answers`() throws {
        let shown = try Transcript(["status", "--json"], home: "/nonexistent")
        #expect(shown.status == 3)
        #expect(shown.out.isEmpty)
        #expect(shown.err.hasPrefix("bursar: /run/bursar/admin/admin.sock: "))
        #expect(shown.err.contains("\nhint: is bursard running"))
    }

    @Test func `exits with 3 when a socket is left that nobody listens on`() throws {
        let door = try FakeDoor(.admin, [:])
        let home = door.home
        let moved = home + "-left"
        try FileManager.default.moveItem(atPath: home, toPath: moved)
        door.stop()
        defer { try? FileManager.default.removeItem(atPath: moved) }
        let shown = try Transcript(["status"], home: moved)
        #expect(shown.status == 3)
        #expect(shown.err.contains("nobody listens there"))
    }

    @Test func `exits with 1 from a refusal, whose document is on stdout`() throws {
        let script = ["POST /v1/admin/seal": (403, refused)]
        let (shown, _) = try run("seal", script)
        #expect(shown.status == 1)
        #expect(shown.out.contains("\"rule\":\"agent.limit\""))
        #expect(
            shown.err == "bursar: POST /v1/admin/seal: agent.limit: 6 CAD on top of 20 CAD is "
                + "above 25 CAD a day\nhint: ask for less\n")
        let (json, _) = try run("seal --json", script)
        #expect(json.status == 1)
        #expect(json.out.contains(#""rule":"agent.limit""#))
        #expect(json.out.filter { $0 == "\n" }.count == 1)
    }

    @Test func `exits with 4 when the door speaks of tampering`() throws {
        let problem = #"{"title":"tampering","status":503,"detail":"a row was edited"}"#
        let (shown, _) = try run("status", ["GET /v1/admin/status": (503, problem)])
        #expect(shown.status == 4)
    }

    @Test(
        arguments: [
            // A daemon that goes before it has answered is one that is not there.
            ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", 3), ("", 3),
            ("HTTP/1.1 200 OK\r\n\r\n{\"a\":1,\"a\":2}", 1),
            ("220 mail\r\n\r\n", 1), ("HTTP/1.1 500 X\r\n\r\n{}", 1),
            ("HTTP/1.1 502 X\r\n\r\n<html>", 1),
        ] as [(String, Int32)])
    func `fails with a sentence on a reply it cannot use`(raw: String, status: Int32) throws {
        let (shown, _) = try run("status --json", [:], raw: raw)
        #expect(shown.status == status)
        #expect(shown.out.isEmpty)
        #expect(shown.err.hasPrefix("bursar: /tmp/bursar-"))
    }

    @Test func `spells out escapes in what the door says`() throws {
        let problem = #"{"title":"refused","status":403,"detail":"a\u001b[2Kb\u202ec"}"#
        let (shown, _) = try run("seal", ["POST /v1/admin/seal": (403, problem)])
        #expect(shown.err.contains("a\\u{1b}[2Kb\\u{202e}c"))
    }

    @Test(arguments: [
        (
            "agent add w --project p --uid 7", "POST /v1/admin/agents",
            #"{"agent":"w","project":"p","uid":7}"#
        ),
        ("agent freeze w --reason odd", "POST /v1/admin/agents/w/freeze", #"{"reason":"odd"}"#),
        ("agent thaw w", "POST /v1/admin/agents/w/thaw", "{}"),
        ("agent remove w", "POST /v1/admin/agents/w/remove", "{}"),
        (
            "wallet create main --chain ton --network testnet --kind v5r1",
            "POST /v1/admin/wallets",
            #"{"chain":"ton","kind":"v5r1","network":"testnet","wallet":"ton/main"}"#
        ),
        ("wallet list", "GET /v1/admin/wallets", ""),
        ("wallet show ton/main", "GET /v1/admin/wallets/ton/main", ""),
        (
            "rate set TON 4.12 CAD --max-age 7d --haircut 0.25%", "POST /v1/admin/rates",
            #"{"asset":"TON","currency":"CAD","haircut_bps":25,"max_age":604800,"price":"4.12"}"#
        ),
        (
            "rate set TON 4.12 CAD", "POST /v1/admin/rates",
            #"{"asset":"TON","currency":"CAD","haircut_bps":0,"max_age":86400,"price":"4.12"}"#
        ),
        (
            "rate set USD 1.4 CAD --pin --force", "POST /v1/admin/rates",
            #"{"asset":"USD","currency":"CAD","forced":true,"haircut_bps":0,"max_age":86400,"#
                + #""pinned":true,"price":"1.4"}"#
        ),
        ("rate list", "GET /v1/admin/rates", ""), ("policy show", "GET /v1/admin/policy", ""),
        ("budget show", "GET /v1/admin/budgets", ""),
        ("budget show --agent w --project p", "GET /v1/admin/budgets?agent=w&project=p", ""),
        (
            "audit acknowledge --reason moved", "POST /v1/admin/clock/acknowledge",
            #"{"reason":"moved"}"#
        ),
        ("seal", "POST /v1/admin/seal", ""),
    ])
    func `asks the owner's door`(words: String, line: String, body: String) throws {
        let (shown, asked) = try run(words + " --json", [line: (200, #"{"fine":true}"#)])
        #expect(shown.out == "{\"fine\":true}\n")
        #expect(shown.status == 0)
        #expect(asked.map(\.line) == [line])
        #expect(asked.first?.text == body)
    }

    @Test func `applies a policy as it stands in the file, and shows its warnings`() throws {
        let yaml = "version: 1\n# é\n"
        let (shown, asked) = try run(
            "policy apply -",
            ["POST /v1/admin/policy": (200, #"{"policy":"ab12","warnings":["no such wallet"]}"#)],
            input: yaml)
        #expect(asked.first?.text == yaml)
        #expect(shown.out == "policy  ab12\n")
        #expect(shown.err == "warning: no such wallet\n")
    }

    @Test func `shows the token of a new agent once, and says so`() throws {
        let (shown, _) = try run(
            "agent add w --project p",
            ["POST /v1/admin/agents": (200, #"{"agent":"w","project":"p","token":"t0k"}"#)])
        #expect(shown.out == "agent    w\nproject  p\ntoken    t0k\n")
        #expect(shown.err == "hint: the token is not shown again\n")
    }

    @Test func `shows rates as they are typed`() throws {
        let rates =
            #"{"rates":[{"asset":"TON","price":"4.12","currency":"CAD","max_age":86400,"#
            + #""haircut_bps":200,"as_of":"2026-11-23T05:00:00Z"}]}"#
        let (shown, _) = try run("rate list", ["GET /v1/admin/rates": (200, rates)])
        #expect(
            shown.out == """
                asset  price  currency  max age  haircut  as of
                TON     4.12  CAD           24h       2%  2026-11-23T05:00:00Z

                """)
    }
}
