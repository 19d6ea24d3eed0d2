import Foundation
import JSON
import Testing

@Suite struct `A real log in tiles` {
    /// Runs `bursar audit export --format tiles`.
    private func export(_ home: DaemonHome, to name: String) throws -> Transcript {
        try home.bursar(
            "audit", "export", "\(home.place)/\(name)", "--format", "tiles", "--json")
    }

    /// Runs a judgement of `bursar-audit` that asks no daemon.
    private func judge(
        _ home: DaemonHome, _ name: String, _ verb: String = "verify"
    ) throws -> Transcript {
        try Transcript(
            Products.path("bursar-audit"),
            [verb, "\(home.place)/\(name)", "--key", home.verifierKey, "--json"])
    }

    @Test func `is verified and replayed by a stranger, and grows`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        let first = try export(home, to: "log")
        #expect(first.status == 0, "\(first.err)")
        for verb in ["verify", "replay"] {
            let judged = try judge(home, "log", verb)
            #expect(judged.status == 0, "\(judged.err)")
            #expect(try judged.json.number("size") == first.json.number("entries"))
        }
        // Over the first full tile.
        for _ in 0..<300 { try shop.rate() }
        let second = try export(home, to: "log")
        #expect(second.status == 0, "\(second.err)")
        #expect(try #require(try second.json.number("new")) >= 300)
        #expect(try judge(home, "log", "replay").status == 0)
        #expect(try export(home, to: "log").json.number("new") == 0)
    }

    @Test func `is exported while the vault is sealed, as far as it is signed`() throws {
        let shop = try Shop()
        let home = shop.home
        #expect(try home.bursar("seal").status == 0)
        #expect(home.stop() == 0)
        try home.start()
        let done = try export(home, to: "sealed")
        #expect(done.status == 0, "\(done.err)")
        let judged = try judge(home, "sealed")
        #expect(judged.status == 0, "\(judged.err)")
        #expect(try judged.json.number("unsigned_tail") == 0)
        #expect(try #require(done.json.number("entries")) < UInt64(home.entries().count))
    }

    @Test func `stops with 4 when an old copy of the vault is put back`() throws {
        let shop = try Shop()
        let home = shop.home
        #expect(home.stop() == 0)
        let manager = FileManager.default
        for path in [home.home, home.home + ".anchor"] {
            try manager.copyItem(atPath: path, toPath: path + "-copy")
        }
        try home.start()
        try home.unseal()
        try shop.rate()
        #expect(try export(home, to: "log").status == 0)
        #expect(home.stop() == 0)
        for path in [home.home, home.home + ".anchor"] {
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: path + "-copy", toPath: path)
        }
        try home.start()
        for _ in 0..<2 {
            let done = try export(home, to: "log")
            #expect(done.status == 4)
            #expect(done.err.contains("an old copy of the vault was put back"), "\(done.err)")
            // The second time it has as many entries as were exported, and others.
            try home.unseal()
            for _ in 0..<5 { try shop.rate() }
        }
        #expect(try judge(home, "log").status == 0)
    }
}
