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
}
