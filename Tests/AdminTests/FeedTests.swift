import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A price feed` {
    private let feed = Actor(role: .feed, name: "", uid: 4_000)

    private func move(_ price: JSON, asset: JSON = "ETH", currency: JSON = "CAD") -> JSON {
        ["asset": asset, "price": price, "currency": currency]
    }

    @Test func `moves a price within the band of the admin's, and makes it new`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        premises.clock.pass(seconds: 60)
        let reply = try office.movePrice(move("1299.99"), by: feed)
        #expect(
            reply.canonical
                == #"{"as_of":"2026-11-23T12:01:00Z","asset":"ETH","currency":"CAD","#
                + #""haircut_bps":0,"max_age":86400,"price":"1299.99"}"#)
        // The band is the admin's price's and does not travel: steps add up to no more than one.
        #expect(
            premises.gateRefusal { _ = try office.movePrice(move("1301"), by: feed) }
                == "rate.jump")
        #expect(try office.movePrice(move("700"), by: feed)["price"] == "700")
        try premises.settle()
        let entry = try #require(try premises.entries("rate.set").last)
        #expect(entry.actor == feed)
        _ = try office.setRate(Premises.rate(price: "900"), by: Premises.admin)
        #expect(try office.movePrice(move("1170"), by: feed)["price"] == "1170")
    }

    @Test func `moves nothing else: no other asset, currency, pin or form`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        _ = try office.setRate(
            [
                "asset": "TON", "price": "4", "currency": "CAD", "max_age": 60, "haircut_bps": 0,
                "pinned": true,
            ], by: Premises.admin)
        try premises.settle()
        #expect(try office.rates()["rates"]?[1]?["pinned"] == true)
        #expect(try office.rates()["rates"]?[0]?["pinned"] == nil)
        let attempts: [(JSON, String?)] = [
            (move("1100", asset: "BTC"), nil), (move("1100", currency: "USD"), "rate.conflict"),
            (move("4", asset: "TON"), "rate.conflict"), (move("0"), "rate.conflict"),
            (move(1_100), "price"), (move("1e3"), "price"), (move("1100", asset: 7), "asset"),
            (move("1100", currency: "cad"), "currency"),
            (["asset": "ETH", "price": "1", "currency": "CAD", "max_age": 9], "max_age"),
            (["asset": "ETH", "price": "1", "currency": "CAD", "forced": true], "forced"),
        ]
        for (body, place) in attempts {
            let error = premises.refusedWithoutTrace { _ = try office.movePrice(body, by: feed) }
            if let place { #expect(error?.place == place) } else { #expect(error == .notFound) }
        }
    }

    @Test func `can't move a price far even where the desk would let it`() throws {
        let (premises, _) = try Premises.ready()
        // An admin's order in a feed's name: what the gate holds a feed to does not rest on the door.
        let body = Premises.rate(price: "1000", age: 3_600)
        #expect(
            premises.refusedWithoutTrace { _ = try premises.office.setRate(body, by: feed) }?.place
                == "rate.conflict")
        let order: JSON = ["reason": "x"]
        #expect(
            refusal {
                _ = try premises.office.approve(
                    "01J00000000000000000000000", order, by: feed)
            } == .notFound)
    }

    @Test func `prices a currency in the budgets' own, too`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        _ = try office.setRate(
            Premises.rate(asset: "USD", price: "1.35"), by: Premises.admin)
        _ = try office.setRate(
            Premises.rate(asset: "TON", price: "3", currency: "USD"), by: Premises.admin)
        #expect(try office.movePrice(move("1.4", asset: "USD"), by: feed)["price"] == "1.4")
        #expect(
            try office.movePrice(move("3.1", asset: "TON", currency: "USD"), by: feed)["currency"]
                == "USD")
        try premises.settle()
        let next = try premises.restarted()
        #expect(next.office.findings == [])
        try next.unseal()
        let prices = try next.office.rates()["rates"]
        #expect((0..<3).map { prices?[$0]?["price"] } == ["1000", "3.1", "1.4"])
    }
}

extension Premises {
    /// The rule that refuses `body`, with other things staged or not.
    func gateRefusal(_ body: () throws -> Void) -> String? {
        let (size, state) = (ledger.size, journal.gate.state)
        let error = refusal(body)
        return ledger.size == size && journal.gate.state == state ? error?.place : nil
    }
}
