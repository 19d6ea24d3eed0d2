import Foundation
import JSON
import Testing

/// A purpose from the agent's request to the auditor's desk, and its end.
@Suite struct `A purpose` {
    @Test func `is opened for an auditor, erased, and the log verifies all the while`() throws {
        let shop = try Shop()
        let home = shop.home
        let hand = try shop.hire()
        let order = Order.plain.with("purpose", ["item": "GitHub Copilot"])
        #expect(try hand.pay(order).status == 200)
        let log = try home.log()
        let place = try #require(log.lastIndex { $0.text("kind") == "payment.decided" })
        #expect(log[place].text("purpose.commitment")?.utf8.count == 64)
        let given = try home.bursar(
            "audit", "disclose", String(place), "--reason", "tax audit", "--json")
        #expect(given.status == 0, "\(given.err)")
        let file = "\(home.place)/opening.json"
        try Data(given.out.utf8).write(to: URL(filePath: file))
        func open() throws -> Transcript {
            try Transcript(
                Products.path("bursar-audit"),
                ["open", file, "--socket", home.socket("audit"), "--key", home.verifierKey])
        }
        let opened = try open()
        #expect(opened.status == 0, "\(opened.err)")
        #expect(opened.out.contains(#"{"item":"GitHub Copilot"}"#))
        let erased = try home.bursar("audit", "erase", String(place), "--reason", "asked for")
        #expect(erased.status == 0, "\(erased.err)")
        #expect(erased.out.contains("erased"))
        let late = try home.bursar("audit", "disclose", String(place), "--reason", "x", "--json")
        #expect(late.status == 1)
        #expect(try late.json.text("rule") == "purpose.erased")
        // What was given away stays true.
        #expect(try open().status == 0)
        #expect(
            try home.bursar("audit", "disclose", "0", "--reason", "x").status == 1)
        #expect(home.stop() == 0)
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try hand.pay(Order.numbered(1)).status == 200)
        for verb in ["verify", "replay"] {
            let ended = try home.bursar("audit", verb, "--key", home.verifierKey)
            #expect(ended.status == 0, "\(ended.err)")
        }
        let kinds = try home.log().map { $0.text("kind") ?? "" }
        #expect(kinds.filter { $0 == "purpose.disclosed" }.count == 1)
        #expect(kinds.filter { $0 == "purpose.erased" }.count == 1)
    }
}
