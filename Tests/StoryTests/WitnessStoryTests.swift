import Foundation
import JSON
import Testing

/// A daemon's log, a witness elsewhere, and what neither database nor anchor can hide from it.
@Suite struct `A witnessed vault` {
    private let shop: Shop
    private let hand: Hand
    private let witness: String
    private var home: DaemonHome { shop.home }

    init() throws {
        shop = try Shop()
        hand = try shop.hire(Budget(limit: "1000.00", projectLimit: "1000.00"))
        witness = try Transcript(
            Products.path("bursar-audit"),
            ["witness", "new", "--state", shop.home.place + "/w", "--name", "witness.example/w1"]
        ).out.trimmingCharacters(in: .newlines)
    }

    /// Brings the log's newest checkpoint to the witness, as a timer would.
    @discardableResult
    private func feed(from old: UInt64) throws -> Transcript {
        let request = try home.bursar("audit", "checkpoint", "--from", String(old))
        guard request.status == 0 else { return request }
        return try Transcript(
            Products.path("bursar-audit"),
            ["witness", "add", "-", "--state", home.place + "/w", "--log", home.verifierKey],
            input: request.out)
    }

    /// What the witness cosigned last, and how many entries that has.
    private func seen() throws -> (note: String, size: UInt64) {
        let shown = try Transcript(
            Products.path("bursar-audit"),
            ["witness", "show", "--state", home.place + "/w", "--log", home.verifierKey])
        guard shown.status == 0,
            let size = UInt64(shown.out.split(separator: "\n")[1])
        else { throw Broken("show: \(shown.err)") }
        return (shown.out, size)
    }

    /// Runs `bursar audit verify` through the door.
    private func verify(_ more: String...) throws -> Transcript {
        try Transcript(
            Products.path("bursar"),
            [
                "--home", home.home, "--run", home.run, "audit", "verify", "--key",
                home.verifierKey,
            ] + more)
    }

    @Test func `finds its database and its anchor put back together`() throws {
        #expect(try hand.pay().status == 200)
        #expect(try feed(from: 0).status == 0)
        #expect(home.stop() == 0)
        let manager = FileManager.default
        for path in [home.home, home.home + ".anchor"] {
            try manager.copyItem(atPath: path, toPath: path + "-copy")
        }
        try home.start()
        try home.unseal()
        // What was spent after the copy was made.
        for nonce in 1..<4 { #expect(try hand.pay(Order.numbered(nonce)).status == 200) }
        #expect(try feed(from: seen().size).status == 0)
        let (note, size) = try seen()
        let file = home.place + "/witnessed"
        try Data(note.utf8).write(to: URL(filePath: file))
        let good = try verify("--since", file, "--witness", witness)
        #expect(good.status == 0, "\(good.err)")
        #expect(good.out.contains("witness.example/w1 saw the first \(size) at 20"))
        #expect(home.stop() == 0)
        for path in [home.home, home.home + ".anchor"] {
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: path + "-copy", toPath: path)
        }
        // The vault can't know: it opens, pays again what it paid already, and verifies.
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try home.bursar("status").err.contains("frozen") == false)
        #expect(try verify().status == 0)
        // Shorter than what the witness saw, it is found before anybody asks the witness.
        let short = try feed(from: size)
        #expect(short.status == 4)
        #expect(short.err.contains("an old copy of the vault was put back"), "\(short.err)")
        #expect(try verify("--since", file, "--witness", witness).status == 4)
        // Longer, it is found by its own proof.
        for nonce in 1..<9 { #expect(try hand.pay(Order.numbered(nonce)).status == 200) }
        let long = try feed(from: size)
        #expect(long.status == 4)
        #expect(
            long.err.contains("422: is not proven to extend the \(size) entries"), "\(long.err)")
        let bad = try verify("--since", file, "--witness", witness)
        #expect(bad.status == 4)
        #expect(try seen().size == size)
    }

    @Test func `is asked for a proof only where there is one to give`() throws {
        #expect(try feed(from: 0).status == 0)
        let (_, size) = try seen()
        #expect(try feed(from: size).status == 0)
        #expect(try feed(from: 1).status == 1)
        let json = try home.bursar("audit", "checkpoint", "--from", "1", "--json")
        #expect(try json.json.text("request")?.hasPrefix("old 1\n") == true)
        #expect(try home.bursar("audit", "checkpoint", "--from", "x").status == 2)
        #expect(home.stop() == 0)
        #expect(try home.bursar("audit", "checkpoint", "--from", "1").status == 3)
    }
}
