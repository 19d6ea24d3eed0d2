import Foundation
import JSON
import Testing

/// Old entries leave the database, and a stranger finds nothing missing.
@Suite struct `A vault whose old entries were archived` {
    private let shop: Shop
    private var home: DaemonHome { shop.home }

    init() throws { shop = try Shop() }

    private func audit(_ words: String...) throws -> Transcript {
        try Transcript(Products.path("bursar-audit"), words + ["--key", home.verifierKey])
    }

    @Test func `is verified from the archive, from its door, and from both together`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let paid = try hand.pay(key: key)
        #expect(paid.status == 200)
        for _ in 0..<130 {
            _ = try home.bursar("agent", "freeze", hand.name)
            _ = try home.bursar("agent", "thaw", hand.name)
        }
        let none = try home.bursar("audit", "archive", "--before", "24h")
        #expect(none.out == "no 256 entries in a row are old enough; nothing has moved\n")
        let done = try home.bursar("audit", "archive", "--before", "2100-01-01")
        #expect(
            done.out == "256 entries moved; the database has those from 256 on\n", "\(done.err)")
        let archive = home.home + "/archive"
        for verb in ["verify", "replay"] { #expect(try audit(verb, archive).status == 0) }
        #expect(try home.bursar("audit", "verify").status == 0)
        // A copy of the archive is an export, which goes on from there.
        let copy = home.place + "/whole"
        try FileManager.default.copyItem(atPath: archive, toPath: copy)
        let gone = try home.bursar("audit", "export", copy, "--format", "tiles")
        #expect(gone.status == 0, "\(gone.err)")
        for verb in ["verify", "replay"] { #expect(try audit(verb, copy).status == 0) }
        #expect(try hand.pay(key: key).json["transaction"] == paid.json["transaction"])
        #expect(home.stop() == 0)
        // Without it nothing can be replayed, and the daemon says what it misses.
        try FileManager.default.moveItem(atPath: archive, toPath: home.place + "/away")
        let refused = try Transcript(Products.path("bursard"), ["--home", home.home])
        #expect(refused.status == 1)
        #expect(refused.err.contains("entry 0 is archived, and "), "\(refused.err)")
        #expect(refused.err.contains("hint: put the archive back in its place"), "\(refused.err)")
        try FileManager.default.moveItem(atPath: home.place + "/away", toPath: archive)
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try hand.pay(key: key).json["transaction"] == paid.json["transaction"])
    }

    /// Lets entries come until there is another bundle to move, and moves it.
    private func archive(_ hand: Hand, _ pairs: Int) throws -> Transcript {
        for _ in 0..<pairs {
            _ = try home.bursar("agent", "freeze", hand.name)
            _ = try home.bursar("agent", "thaw", hand.name)
        }
        return try home.bursar("audit", "archive", "--before", "2100-01-01")
    }

    @Test func `archives again once it was put back from before a later archive`() throws {
        let hand = try shop.hire()
        let key = Order.key()
        let paid = try hand.pay(key: key)
        #expect(try archive(hand, 130).status == 0)
        #expect(home.stop() == 0)
        let database = home.home + "/bursar.db"
        let anchor = home.home + ".anchor"
        for file in [database, anchor] {
            try FileManager.default.copyItem(atPath: file, toPath: file + ".copy")
        }
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try archive(hand, 130).out.hasPrefix("256 entries moved"))
        #expect(home.stop() == 0)
        // With its anchor: nothing else than the archive knows of the loss.
        for file in [database, anchor] {
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.moveItem(atPath: file + ".copy", toPath: file)
        }
        try home.start()
        #expect(try home.unseal().status == 200)
        let refused = try archive(hand, 130)
        #expect(refused.status != 0)
        #expect(refused.err.contains("that the log does not have"), "\(refused.err)")
        #expect(refused.err.contains("acknowledge --rollback"), "\(refused.err)")
        let first = home.verifierKey
        let begun = try home.bursar("audit", "acknowledge", "--rollback", "--reason", "put back")
        #expect(begun.status == 0, "\(begun.err)")
        #expect(try home.bursar("thaw", "--reason", "looked at").status == 0)
        let done = try home.bursar("audit", "archive", "--before", "2100-01-01")
        #expect(done.status == 0, "\(done.err)")
        let lines = done.out.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("256 entries moved") == true)
        let aside = home.home + "/archive.aside-"
        let path = try #require(lines.last?.split(separator: " ").first { $0.hasPrefix(aside) })
        // Both are whole: what was lost, and what there is, from the first key on.
        for archive in [home.home + "/archive", String(path)] {
            for verb in ["verify", "replay"] {
                let ended = try Transcript(
                    Products.path("bursar-audit"), [verb, archive, "--key", first])
                #expect(ended.status == 0, "\(archive): \(ended.err)")
            }
        }
        #expect(try hand.pay(key: key).json["transaction"] == paid.json["transaction"])
        #expect(home.stop() == 0)
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try hand.pay(key: key).json["transaction"] == paid.json["transaction"])
    }
}
