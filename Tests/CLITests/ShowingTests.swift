import Foundation
import Testing

/// What people see of each reply.
@Suite struct `A reply for people` {
    private func run(
        _ words: String, _ line: String, _ reply: String, kind: FakeDoor.Kind = .admin
    ) throws -> Transcript {
        let door = try FakeDoor(kind, [line: (200, reply)])
        defer { door.stop() }
        return try Transcript(words.split(separator: " ").map(String.init), home: door.home)
    }

    @Test func `lists agents, a dash where there is no uid`() throws {
        let shown = try run(
            "agent list", "GET /v1/admin/agents",
            #"{"agents":[{"agent":"worker-vm-1","project":"p","uid":1001,"status":"active","#
                + #""token":2,"old_token_used":5},"#
                + #"{"agent":"w","project":"p","status":"removed","token":1}]}"#)
        #expect(
            shown.out == """
                agent        project  uid   status   token  old until  old used
                worker-vm-1  p        1001  active   2      -          5
                w            p        -     removed  1      -          -

                """)
        #expect(shown.err.isEmpty)
    }

    @Test(arguments: [
        ("agent list", "GET /v1/admin/agents", #"{"agents":[]}"#, "no agents\n"),
        ("wallet list", "GET /v1/admin/wallets", #"{"wallets":[]}"#, "no wallets\n"),
        ("rate list", "GET /v1/admin/rates", #"{"rates":[]}"#, "no rates\n"),
        ("budget show", "GET /v1/admin/budgets", #"{"budgets":[]}"#, "no budgets\n"),
        ("payment list", "GET /v1/admin/payments", #"{"payments":[]}"#, "no payments\n"),
        ("observer list", "GET /v1/admin/observers", #"{"observers":[]}"#, "no observers\n"),
    ])
    func `says on stderr that a list is empty`(
        words: String, line: String, reply: String, remark: String
    ) throws {
        let shown = try run(words, line, reply)
        #expect(shown.status == 0)
        #expect(shown.out.isEmpty)
        #expect(shown.err == remark)
        #expect(try run(words + " --json", line, reply).out == reply + "\n")
    }

    @Test func `shows a wallet field by field, and not what it does not know`() throws {
        let shown = try run(
            "wallet show ethereum/main", "GET /v1/admin/wallets/ethereum/main",
            #"{"address":"0xAb","chain":"ethereum","kind":"eoa","name":"ethereum/main","#
                + #""network":"mainnet","public_key":"02ff","colour":"blue"}"#)
        #expect(
            shown.out == """
                name        ethereum/main
                chain       ethereum
                network     mainnet
                kind        eoa
                address     0xAb
                public key  02ff

                """)
    }

    @Test func `lists budgets with their numbers to the right`() throws {
        let shown = try run(
            "budget show --agent w", "GET /v1/admin/budgets?agent=w",
            #"{"budgets":[{"scope":"agent/w","per":"day","limit":"25","committed":"6.432144","#
                + #""remaining":"18.567856","resets_at":"2026-11-24T05:00:00Z"}]}"#)
        #expect(
            shown.out == """
                scope    per  limit  committed  remaining  resets at
                agent/w  day     25   6.432144  18.567856  2026-11-24T05:00:00Z

                """)
    }

    @Test func `says what a limit counts where that is not the whole, and what is exposed`()
        throws
    {
        let shown = try run(
            "budget show", "GET /v1/admin/budgets",
            #"{"budgets":[{"scope":"agent/w","per":"day","limit":"25","committed":"6.4","#
                + #""remaining":"18.6","resets_at":"2026-11-24T05:00:00Z"},"#
                + #"{"scope":"agent/w","of":"payments","per":"hour","limit":"5","committed":"1","#
                + #""remaining":"4","resets_at":"2026-11-23T06:00:00Z"}],"#
                + #""exposures":[{"scope":"agent/w","exposed":"6.4"},"#
                + #"{"scope":"vault","exposed":"12.25"}]}"#)
        #expect(
            shown.out == """
                scope    of        per   limit  committed  remaining  resets at
                agent/w  -         day      25        6.4       18.6  2026-11-24T05:00:00Z
                agent/w  payments  hour      5          1          4  2026-11-23T06:00:00Z

                scope    exposed
                agent/w      6.4
                vault      12.25

                """)
    }

    @Test func `says of a pinned rate that it is, and not how old it may get`() throws {
        let shown = try run(
            "rate list", "GET /v1/admin/rates",
            #"{"rates":[{"asset":"USD","price":"1.4","currency":"CAD","max_age":86400,"#
                + #""haircut_bps":0,"as_of":"2026-11-23T05:00:00Z","pinned":true}]}"#)
        #expect(
            shown.out.hasSuffix("USD      1.4  CAD        pinned       0%  2026-11-23T05:00:00Z\n"))
    }

    @Test func `shows the policy in force with its hash`() throws {
        let shown = try run(
            "policy show", "GET /v1/admin/policy",
            #"{"document":{"currency":"CAD","version":1},"policy":"ab12"}"#)
        #expect(shown.out == "policy  ab12\n{\n  \"currency\": \"CAD\",\n  \"version\": 1\n}\n")
    }

    @Test func `fails where the policy's document is missing`() throws {
        let shown = try run("policy show", "GET /v1/admin/policy", #"{"policy":"ab12"}"#)
        #expect(shown.status == 1)
        #expect(shown.err.hasPrefix("bursar: GET /v1/admin/policy: the reply lacks a document"))
    }

    @Test func `names what is not found`() throws {
        let shown = try run("wallet show ton/gone", "GET /elsewhere", "{}")
        #expect(shown.status == 1)
        #expect(
            shown.err
                == "bursar: GET /v1/admin/wallets/ton/gone: not-found: there is nothing here\n"
                + "hint: bursar policy show, agent list, wallet list and payment list say what "
                + "there is\n")
    }

    @Test func `comes from where --run says`() throws {
        let door = try FakeDoor(.admin, ["GET /v1/admin/agents": (200, #"{"agents":[]}"#)])
        defer { door.stop() }
        let shown = try Transcript(
            ["agent", "list", "--run", door.home + "/run"], home: "/nonexistent")
        #expect(shown.status == 0)
    }

    @Test func `comes from where $BURSAR_HOME says`() throws {
        let door = try FakeDoor(.admin, ["GET /v1/admin/agents": (200, #"{"agents":[]}"#)])
        defer { door.stop() }
        let shown = try Transcript(["agent", "list"], environment: ["BURSAR_HOME": door.home])
        #expect(shown.status == 0)
    }

    @Test func `is asked for in vain where a socket's path is too long`() throws {
        let shown = try Transcript(["status", "--run", "/" + String(repeating: "r", count: 120)])
        #expect(shown.status == 1)
        #expect(shown.err.contains("is longer than the 107 bytes of a socket's path\nhint: "))
    }

    @Test func `follows a log until nobody answers any more`() throws {
        let entry = #"{"kind":"vault.sealed","seq":0}"#
        let door = try FakeDoor(
            .audit,
            [
                "GET /v1/audit/entries?from=0&limit=250": (200, entry + "\n"),
                "GET /v1/audit/entries?from=1&limit=250": (200, ""),
            ])
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 2.5)
            door.stop()
        }
        let shown = try Transcript(["audit", "log", "--follow", "--json"], home: door.home)
        #expect(shown.status == 3)
        #expect(shown.out == entry + "\n")
        let polls = door.asked.filter { $0.line.contains("from=1&") }.count
        #expect((3...6).contains(polls))
    }

    @Test func `is refused where an entry is none`() throws {
        let shown = try run(
            "audit log", "GET /v1/audit/entries?from=0&limit=250", "[]\n", kind: .audit)
        #expect(shown.status == 1)
        #expect(shown.err.contains("the reply lacks an entry in one of its lines"))
    }
}
