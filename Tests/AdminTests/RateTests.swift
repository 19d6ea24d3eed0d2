import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A rate` {
    @Test func `is answered as it holds, and listed`() throws {
        let premises = try Premises.found()
        try premises.unseal()
        let body = Premises.rate(price: "4.120000000000000001", haircut: 200)
        let reply = try premises.office.setRate(body, by: Premises.admin)
        #expect(
            reply.canonical
                == #"{"as_of":"2026-11-23T12:00:00Z","asset":"ETH","currency":"CAD","#
                + #""haircut_bps":200,"max_age":86400,"price":"4.120000000000000001"}"#)
        _ = try premises.office.setRate(
            Premises.rate(asset: "ETH:testnet", price: "0"), by: Premises.admin)
        let list = try premises.office.rates()["rates"]
        #expect(list?[0] == .object(reply))
        #expect(list?[1]?["asset"] == "ETH:testnet")
        #expect(list?[1]?["price"] == "0")
    }

    @Test func `takes the place of the one before it`() throws {
        let (premises, _) = try Premises.ready()
        _ = try premises.office.setRate(Premises.rate(price: "1300"), by: Premises.admin)
        try premises.settle()
        #expect(try premises.office.rates()["rates"]?[1] == nil)
        #expect(try premises.office.rates()["rates"]?[0]?["price"] == "1300")
        #expect(try premises.entries("rate.set").count == 2)
    }

    @Test(
        arguments: [
            Premises.rate(price: "1000000000000", forced: true),
            Premises.rate(price: "0.000000000000000001", forced: true),
            Premises.rate(price: "1300"), Premises.rate(price: "700"),
            Premises.rate(price: "0"), Premises.rate(age: 1), Premises.rate(age: 31_622_400),
            Premises.rate(haircut: 5_000),
        ] as [JSON])
    func `is taken up to its bounds`(body: JSON) throws {
        let (premises, _) = try Premises.ready()
        #expect(try premises.office.setRate(body, by: Premises.admin)["asset"] == "ETH")
    }

    @Test(
        arguments: [
            (Premises.rate(price: "1000000000000.000000000000000001"), "rate.conflict"),
            (Premises.rate(age: 0), "rate.conflict"),
            (Premises.rate(age: 31_622_401), "rate.conflict"),
            (Premises.rate(age: 9_007_199_254_740_991), "rate.conflict"),
            (Premises.rate(haircut: 5_001), "rate.conflict"),
            (Premises.rate(asset: "CAD"), "rate.conflict"),
            (Premises.rate(price: "1300.000000000000000001"), "rate.jump"),
            (Premises.rate(price: "699.999999999999999999"), "rate.jump"),
            (Premises.rate(asset: "DOGE"), "rate.conflict"),
            (Premises.rate(asset: "eth"), "rate.conflict"), (Premises.rate(asset: 7), "asset"),
            (Premises.rate(price: 4), "price"), (Premises.rate(price: "1e3"), "price"),
            (Premises.rate(price: "-1"), "price"), (Premises.rate(price: "4."), "price"),
            (Premises.rate(price: ".5"), "price"), (Premises.rate(price: "04"), "price"),
            (Premises.rate(price: "0.0000000000000000001"), "price"),
            (Premises.rate(currency: "cad"), "currency"), (Premises.rate(age: "60"), "max_age"),
            (Premises.rate(haircut: "2%"), "haircut_bps"), ([:], "asset"), ("ETH", ""),
        ] as [(JSON, String)])
    func `is refused beyond them, and nothing has changed`(body: JSON, place: String) throws {
        let (premises, _) = try Premises.ready()
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.setRate(body, by: Premises.admin)
        }
        #expect(error?.place == place)
        #expect(try premises.office.rates()["rates"]?[0]?["price"] == "1000")
    }
}
