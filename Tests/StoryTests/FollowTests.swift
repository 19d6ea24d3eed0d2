import Foundation
import JSON
import Terms
import Testing

@Suite struct `The log on the command line` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `shows entries as they land when it is followed`() throws {
        // A shop of its own: the shared one's log grows by thousands while it is followed.
        let shop = try Shop()
        let hand = try shop.hire()
        let before = try shop.home.entries()
        let follower = try Follower(shop.home, "audit", "log", "--follow", "--json")
        #expect(Array(follower.lines(before.count).prefix(before.count)) == before)
        let paid = try hand.pay()
        let payment = try #require(paid.payment)
        let end = Date().addingTimeInterval(20)
        var seen = false
        while !seen, Date() < end {
            let lines = follower.lines(before.count + 1)
            seen = lines.contains { String(decoding: $0, as: UTF8.self).contains(payment) }
        }
        #expect(seen)
        follower.signal(SIGINT)
        #expect(follower.ended() == 0)
        #expect(follower.said.isEmpty)
        // What is shown is what is there: nothing twice, nothing left out, no line cut.
        let shown = follower.lines(0)
        #expect(shown == Array(try shop.home.entries().prefix(shown.count)))
        #expect(follower.bytes.last == 10)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `ends with 0 when it is interrupted`(signal: Int32) throws {
        let follower = try Follower(shop.home, "audit", "log", "--follow")
        #expect(!follower.lines(1).isEmpty)
        follower.signal(signal)
        #expect(follower.ended() == 0)
        #expect(follower.said.isEmpty)
    }

    @Test func `ends with 0 when its reader has gone, though nothing comes`() throws {
        let follower = try Follower(
            shop.home, "audit", "log", "--follow", "--since", "2200-01-01")
        // Long enough for it to be waiting.
        #expect(follower.lines(1, within: 1.5).isEmpty)
        follower.hangUp()
        #expect(follower.ended() == 0)
        #expect(follower.said.isEmpty)
    }

    @Test func `ends with 0 when its reader has enough`() throws {
        for words in [["--json"], [], ["--json", "--follow"]] {
            let script = """
                set -o pipefail
                "\(Products.path("bursar"))" --home "\(shop.home.home)" --run "\(shop.home.run)" \
                    audit log \(words.joined(separator: " ")) | head -n 1
                """
            let ended = try Transcript("/bin/bash", ["-c", script])
            #expect(ended.status == 0, "\(words): \(ended.err)")
            #expect(ended.err.isEmpty)
            #expect(ended.out.split(separator: "\n").count == 1)
        }
    }

    @Test func `ends with 3 when the daemon has gone`() throws {
        let home = try DaemonHome()
        try home.start()
        let follower = try Follower(home, "audit", "log", "--follow")
        #expect(!follower.lines(2).isEmpty)
        #expect(home.stop() == 0)
        #expect(follower.ended() == 3)
        #expect(follower.said.contains("hint: "))
    }

    @Test func `follows one agent through a sealed and an open vault`() throws {
        let shop = try Shop()
        let (one, other) = (try shop.hire(), try shop.hire())
        #expect(try shop.home.bursar("seal").status == 0)
        let follower = try Follower(
            shop.home, "audit", "log", "--follow", "--json", "--agent", one.name)
        // Its being added is all there is to see while the vault is sealed.
        #expect(follower.lines(1).count == 1)
        try shop.home.unseal()
        _ = try other.pay()
        _ = try one.pay()
        try shop.set(one, "freeze")
        let kinds = try follower.lines(3).map { try JSONReader.read($0).text("kind") }
        #expect(kinds == ["agent.added", "payment.decided", "agent.frozen"])
    }

    @Test func `begins where --since says: a time, a date, or so long ago`() throws {
        _ = try shop.hire().pay()
        let entries = try shop.home.entries()
        let middle = entries.count / 2
        let time = try #require(try JSONReader.read(entries[middle]).text("time"))
        func log(_ since: String) throws -> [[UInt8]] {
            let ended = try shop.home.bursar("audit", "log", "--json", "--since", since)
            #expect(ended.status == 0, "\(ended.err)")
            return ended.out.split(separator: "\n").map { Array($0.utf8) }
        }
        // Others share this shop: it may have grown since.
        #expect(try log(time).starts(with: entries[middle...]))
        #expect(try log("2000-01-01").starts(with: entries))
        #expect(try log("24h").starts(with: entries))
        #expect(try log("2200-01-01").isEmpty)
        #expect(try log("2200-01-01T00:00:00Z").isEmpty)
        for since in ["yesterday", "0h", "1w", "2026-13-01", "-1h", "2026-11-23T05:00:00"] {
            let ended = try shop.home.bursar("audit", "log", "--since=\(since)")
            #expect(ended.status == 2, "\(since)")
            #expect(ended.err.contains("2026-11-23"), "the message shows the forms")
        }
    }
}
