import Foundation
import JSON
import Testing

@Suite struct `A vault that more than one thing opens` {
    private let home: DaemonHome

    init() throws {
        home = try DaemonHome()
        try home.start()
        #expect(try home.unseal().status == 200)
    }

    /// The CLI by a shell, which gives it the descriptors that the words name.
    private func shell(_ words: String, input: String = DaemonHome.passphrase) throws -> Transcript
    {
        let line = "exec \(Products.path("bursar")) --home \(home.home) --run \(home.run) \(words)"
        return try Transcript("/bin/sh", ["-c", line], input: input)
    }

    private func reopened() throws {
        _ = try home.bursar("seal")
        #expect(try home.bursar("status", "--json").json["sealed"] == true)
    }

    @Test func `takes a key file that it made, and opens with it after a restart`() throws {
        let path = home.place + "/office.key"
        let added = try shell(
            "slot add office --key-file \(path) --generate --proof-passphrase-fd 0 --json")
        #expect(added.status == 0, "\(added.err)")
        #expect(try added.json.text("kind") == "key-file")
        #expect(home.stop() == 0)
        try home.start()
        let opened = try shell("unseal --key-file \(path)", input: "")
        #expect(opened.status == 0, "\(opened.err)")
        let entry = try #require(try home.log().last { $0.text("kind") == "vault.unsealed" })
        #expect(entry.text("slot") == "office")
        #expect(entry["findings"] == [])
        // The passphrase may go; the last that was verified may not.
        #expect(try home.bursar("slot", "remove", "main").status == 0)
        let last = try home.bursar("slot", "remove", "office")
        #expect(last.status == 1)
        #expect(last.err.contains("slot.last"))
        #expect(last.err.contains("hint: verify another first"))
    }

    @Test func `takes shares in words, and opens with any two of three`() throws {
        let words = home.place + "/words"
        let added = try shell(
            "slot add paper --shares 2-of-3 --words-fd 5 --proof-passphrase-fd 0 --json 5>\(words)")
        #expect(added.status == 0, "\(added.err)")
        #expect(try added.json["verified"] == .null)
        let lines = try String(contentsOfFile: words, encoding: .utf8)
            .split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        for (left, right) in [(0, 1), (2, 0), (1, 2)] {
            try reopened()
            let opened = try shell(
                "unseal --shares-fd 0", input: "\(lines[left])\n\(lines[right])\n")
            #expect(opened.status == 0, "\(opened.err)")
        }
        let tried = try shell(
            "slot verify paper --shares-fd 0 --json", input: "\(lines[0])\n\(lines[1])\n")
        #expect(tried.status == 0, "\(tried.err)")
        #expect(try tried.json["verified"] != .null)
        let log = try home.log().map { String(decoding: JSONWriter.write($0), as: UTF8.self) }
        for line in lines {
            let some = line.split(separator: " ").suffix(4).joined(separator: " ")
            #expect(!added.out.contains(some) && !added.err.contains(some))
            #expect(!log.contains { $0.contains(some) })
        }
    }

    @Test func `says which share is wrong, and asks the daemon nothing`() throws {
        let words = home.place + "/words"
        _ = try shell(
            "slot add paper --shares 2-of-3 --words-fd 5 --proof-passphrase-fd 0 5>\(words)")
        let lines = try String(contentsOfFile: words, encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let before = try home.log().count
        for (input, why) in [
            (lines[0] + "\n", "not exactly as many shares"),
            (lines[0] + "\n" + lines[0] + "\n", "share 2 was given before"),
            (lines[0] + "\n" + lines[1].dropLast(5) + "\n", "share 2"),
            (lines.joined(separator: "\n") + "\n", "not exactly as many shares"),
            ("", "can't be read"),
        ] {
            let tried = try shell("slot verify paper --shares-fd 0", input: input)
            #expect(tried.status == 1, "\(input)")
            #expect(tried.err.contains(why), "\(tried.err)")
        }
        #expect(try home.log().count == before)
        // Two sets that each hold: neither joins the other, nor opens the other's slot.
        let other = home.place + "/other"
        _ = try shell(
            "slot add chest --shares 2-of-3 --words-fd 5 --proof-passphrase-fd 0 5>\(other)")
        let others = try String(contentsOfFile: other, encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let mixed = try shell(
            "slot verify paper --shares-fd 0", input: lines[0] + "\n" + others[1] + "\n")
        #expect(mixed.err.contains("share 2 belongs to another set"))
        let wrong = try shell(
            "slot verify paper --shares-fd 0", input: others[0] + "\n" + others[1] + "\n")
        #expect(wrong.err.contains("unseal.wrong-shares"))
        #expect(try home.log().last?.text("slot") == "paper")
    }

    @Test func `changes its passphrase`() throws {
        let new = home.place + "/new"
        try "another battery staple\n".write(toFile: new, atomically: true, encoding: .utf8)
        let done = try shell("rotate slot main --passphrase-fd 5 --proof-passphrase-fd 0 5<\(new)")
        #expect(done.status == 0, "\(done.err)")
        try reopened()
        #expect(try home.unseal().status == 403)
        #expect(try home.unseal("another battery staple").status == 200)
    }

    // The old root key or the new, whenever it ends: never half of each.
    @Test func `opens after a kill at any moment of a new root key`() throws {
        for delay in [0, 2_000, 5_000, 10_000, 20_000, 40_000, 80_000] as [UInt32] {
            let client = try home.connect("admin")
            let passphrase = Array(DaemonHome.passphrase.utf8)
            client.post(
                "POST", "/v1/admin/rotate/root?slots=main",
                body: [0, 0, 0, UInt8(passphrase.count)] + passphrase)
            usleep(delay)
            home.kill()
            try home.start()
            let opened = try home.bursar(
                "unseal", "--passphrase-fd", "0", input: DaemonHome.passphrase)
            #expect(opened.status == 0, "\(opened.err)")
            #expect(!opened.out.contains("frozen"))
        }
        let done = try shell("rotate root --passphrase-fd 0 --json")
        #expect(done.status == 0, "\(done.err)")
        #expect(try done.json.text("slots.0") == "main")
        try reopened()
        #expect(try home.unseal().status == 200)
    }

    @Test func `keeps its slots when it is killed right after one was answered`() throws {
        let path = home.place + "/office.key"
        for round in 0..<3 {
            let added = try shell(
                "slot add office-\(round) --key-file \(path)-\(round) --generate"
                    + " --proof-passphrase-fd 0")
            #expect(added.status == 0, "\(added.err)")
            home.kill()
            try home.start()
            let opened = try shell("unseal --key-file \(path)-\(round)", input: "")
            #expect(opened.status == 0, "\(opened.err)")
            #expect(!opened.out.contains("frozen"))
        }
        #expect(try home.bursar("slot", "list", "--json").json.list("slots").count == 4)
    }
}
