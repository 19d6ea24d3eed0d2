import Foundation
import JSON
import Testing

/// A backup that is put back, from the copy to the first payment that is refused and the auditor's word.
@Suite struct `A vault that was put back from a copy` {
    private let shop: Shop
    private var home: DaemonHome { shop.home }

    init() throws { shop = try Shop() }

    private func verify(_ key: String, since: String? = nil) throws -> Transcript {
        try Transcript(
            Products.path("bursar-audit"),
            ["replay", "--socket", home.socket("audit"), "--key", key]
                + (since.map { ["--since", $0] } ?? []))
    }

    @Test func `goes on as a new epoch, and spends nothing it may have spent before`() throws {
        let hand = try shop.hire()
        #expect(try hand.pay().status == 200)
        #expect(home.stop() == 0)
        try FileManager.default.copyItem(atPath: home.home, toPath: home.place + "/copy")
        try home.start()
        #expect(try home.unseal().status == 200)
        let key = Order.key()
        let lost = try hand.pay(Order.numbered(1), key: key)
        #expect(lost.status == 200)
        let remembered = home.place + "/checkpoint"
        try home.bursar("audit", "checkpoint").out.write(
            toFile: remembered, atomically: true, encoding: .utf8)
        home.kill()
        try FileManager.default.removeItem(atPath: home.home)
        try FileManager.default.copyItem(atPath: home.place + "/copy", toPath: home.home)
        try home.start()
        #expect(
            try home.bursar("unseal", "--passphrase-fd", "0", input: DaemonHome.passphrase).status
                == 4)
        #expect(try hand.pay(Order.numbered(1), key: key).status == 503)
        // Thawing is not enough: it would forget what was spent.
        #expect(try home.bursar("thaw", "--reason", "it is fine").status != 0)
        let old = home.verifierKey
        let done = try home.bursar("audit", "acknowledge", "--rollback", "--reason", "disk died")
        #expect(done.status == 0, "\(done.err)")
        let new = done.out.trimmingCharacters(in: .newlines)
        #expect(new.split(separator: "+")[0] == old.split(separator: "+")[0] + "/2")
        #expect(try hand.pay(Order.numbered(1), key: key).status == 503)
        #expect(try home.bursar("thaw", "--reason", "limits looked at").status == 0)
        let refused = try hand.pay(Order.numbered(1), key: key)
        #expect(refused.status == 403)
        #expect(refused.json.text("rule") == "window.restored")
        #expect(
            try hand.get("/v1/self").json.list("budgets").allSatisfy { $0.text("remaining") == "0" }
        )
        // Who has the old key or the new one can follow it; who remembers the end of the old one finds the loss.
        for key in [old, new] {
            let ended = try verify(key)
            #expect(ended.status == 0, "\(ended.err)")
        }
        let found = try verify(old, since: remembered)
        #expect(found.status == 4)
        #expect(found.err.contains("the others are lost"), "\(found.err)")
    }
}
