import Foundation
import JSON
import Testing

@Suite struct `An export of a real log` {
    /// Runs `bursar audit export` and gives its document.
    private func export(_ home: DaemonHome, to name: String) throws -> JSON {
        let ended = try home.bursar("audit", "export", "\(home.place)/\(name)", "--json")
        guard ended.status == 0 else { throw Broken("export: \(ended.status) \(ended.err)") }
        return try ended.json
    }

    /// Runs `bursar audit verify DIR --key VKEY`, which asks no daemon.
    private func verify(
        _ home: DaemonHome, _ name: String, _ more: String...
    ) throws -> Transcript {
        try Transcript(
            Products.path("bursar"),
            ["audit", "verify", "\(home.place)/\(name)", "--key", home.verifierKey, "--json"] + more
        )
    }

    @Test func `is verified by a stranger, whether the vault was open or sealed`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        let done = try export(home, to: "open")
        let entries = try home.entries()
        #expect(done.number("entries") == done.number("signed_size"))
        #expect(entries.count == done.number("entries").map(Int.init))
        let page = try Data(
            contentsOf: URL(filePath: home.place + "/open/entries/000000000000.ndjson"))
        #expect(Array(page) == entries.flatMap { $0 + [10] })
        let open = try verify(home, "open")
        #expect(open.status == 0, "\(open.err)")
        #expect(try open.json.number("unsigned_tail") == 0)
        // Sealed, with entries that nobody could sign yet.
        #expect(try home.bursar("seal").status == 0)
        #expect(home.stop() == 0)
        try home.start()
        let ended = try home.bursar("audit", "export", home.place + "/sealed")
        #expect(ended.status == 0, "\(ended.err)")
        #expect(ended.err.contains("are not signed yet"))
        #expect(ended.err.contains("hint: bursar audit verify \(home.place)/sealed --key VKEY"))
        let sealed = try verify(home, "sealed", "--since", home.place + "/open/checkpoint")
        #expect(sealed.status == 0, "\(sealed.err)")
        #expect(try #require(sealed.json.number("unsigned_tail")) > 0)
        // Nobody has to be there to verify it.
        #expect(home.stop() == 0)
        #expect(try verify(home, "open").status == 0)
    }

    @Test func `is replayed by a stranger, and so is the door`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire(Budget(limit: "25.00", projectLimit: "100.00"))
        var signed: UInt64 = 0
        var refused: UInt64 = 0
        for nonce in 0..<6 {
            switch try hand.pay(Order.numbered(nonce)).status {
            case 200: signed += 1
            case 403: refused += 1
            case let other: throw Broken("answered \(other)")
            }
        }
        #expect(signed > 0 && refused > 0, "\(signed) \(refused)")
        _ = try export(home, to: "log")
        let offline = try Transcript(
            Products.path("bursar"),
            [
                "audit", "replay", "\(home.place)/log", "--key", home.verifierKey, "--json",
            ])
        let served = try home.bursar("audit", "replay", "--key", home.verifierKey, "--json")
        for ended in [offline, served] {
            #expect(ended.status == 0, "\(ended.err)")
            #expect(try ended.json.number("signed") == signed)
            #expect(try ended.json.number("refused") == refused)
            #expect(try ended.json.number("replayed") == ended.json.number("size"))
        }
    }

    @Test func `grows with its log, and is whole whenever it is looked at`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire()
        _ = try export(home, to: "log")
        for nonce in 0..<5 {
            #expect(try hand.pay(Order.numbered(nonce)).status == 200)
            let done = try export(home, to: "log")
            #expect(try #require(done.number("new")) >= 1)
            let verified = try verify(home, "log")
            #expect(verified.status == 0, "\(verified.err)")
            #expect(try verified.json.number("size") == done.number("entries"))
        }
        #expect(try export(home, to: "log").number("new") == 0)
    }

    @Test func `is signed to its end, though payments go on`() throws {
        let shop = try Shop()
        let hand = try shop.hire(Budget(limit: "100000.00", projectLimit: "100000.00"))
        let paying = Thread {
            for nonce in 0..<200 where !Thread.current.isCancelled {
                _ = try? hand.pay(Order.numbered(nonce))
            }
        }
        paying.start()
        defer { paying.cancel() }
        for round in 0..<5 {
            let done = try export(shop.home, to: "log-\(round)")
            #expect(done.number("entries") == done.number("signed_size"))
            #expect(try verify(shop.home, "log-\(round)").status == 0)
        }
    }

    @Test func `is found tampered with, byte by byte`() throws {
        let shop = try Shop()
        let home = shop.home
        #expect(try shop.hire().pay().status == 200)
        _ = try export(home, to: "log")
        for name in ["entries/000000000000.ndjson", "checkpoint", "verifier-key"] {
            let url = URL(filePath: "\(home.place)/log/\(name)")
            let whole = try Data(contentsOf: url)
            for _ in 0..<40 {
                var bytes = whole
                // A key's line may end in any white space: its last byte says nothing.
                let end = name == "verifier-key" ? bytes.count - 1 : bytes.count
                let place = Int.random(in: 0..<end)
                bytes[place] ^= UInt8(1 << UInt8.random(in: 0..<7))
                try bytes.write(to: url)
                let ended = try verify(home, "log")
                #expect(ended.status == 4, "\(name) byte \(place): \(ended.out)")
                #expect(try ended.json["verified"] == false)
            }
            try whole.write(to: url)
        }
        #expect(try verify(home, "log").status == 0)
    }

    @Test func `that is older than the vault says so, when an old copy of the vault is put back`()
        throws
    {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire()
        #expect(home.stop() == 0)
        let manager = FileManager.default
        for path in [home.home, home.home + ".anchor"] {
            try manager.copyItem(atPath: path, toPath: path + "-copy")
        }
        try home.start()
        try home.unseal()
        #expect(try hand.pay().status == 200)
        _ = try export(home, to: "log")
        #expect(home.stop() == 0)
        for path in [home.home, home.home + ".anchor"] {
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: path + "-copy", toPath: path)
        }
        try home.start()
        let ended = try home.bursar("audit", "export", home.place + "/log")
        #expect(ended.status == 4)
        #expect(ended.err.contains("an old copy of the vault was put back"))
        // The copy is untouched: it is the evidence.
        #expect(try verify(home, "log").status == 0)
        #expect(
            try home.bursar(
                "audit", "verify", "--key", home.verifierKey, "--since",
                home.place + "/log/checkpoint"
            ).status == 4)
    }
}
