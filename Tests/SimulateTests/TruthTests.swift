import Testing

@testable import bursar_simulate

/// What left the vault is added up without any of its books.
@Suite struct `What is true outside` {
    private func signature(
        _ payment: String, _ units: Int64, by agent: Int = 0, nonce: UInt64, at seconds: Int64 = 1,
        wallet: Int = 0, payee: Int = 0
    ) -> Signature {
        Signature(
            payment: payment,
            ask: Stage.ask(
                UInt128(units) * 1_000, by: agent, nonce: nonce, wallet: wallet, payee: payee),
            project: Cast.projectOf[agent], time: Stage.at(seconds), charge: units * Cast.billion,
            prices: [PriceTag(plan: Stage.rate(), since: 0, anchor: 1)], newAt: [], rivals: 0,
            posted: 0, own: 0)
    }

    /// A decision now that is held to one limit of so many units over the first hour.
    private func forecast(
        _ most: Int64, _ place: Place = .agent(0), _ counted: Counted = .all
    ) -> Forecast {
        var forecast = Forecast(time: Stage.at(100))
        forecast.rows = [
            BudgetRow(
                place: place, counted: counted, plan: Stage.limit(most), zone: ZoneTale.all[0])
        ]
        forecast.counts = [
            RowCount(
                start: Stage.at(0), end: Stage.at(3_600), most: most * Cast.billion, carried: 0,
                before: 0, after: 0)
        ]
        return forecast
    }

    @Test func `is that every nonce can land`() {
        var truth = Truth()
        truth.release(signature("a", 4, nonce: 1))
        truth.release(signature("b", 3, nonce: 2))
        #expect(truth.finding(forecast(7)) == nil)
        #expect(truth.finding(forecast(6))?.contains("can lose 7000000000") == true)
    }

    @Test func `is that one of a nonce lands, the dearest at worst`() {
        var truth = Truth()
        truth.release(signature("a", 4, nonce: 1))
        truth.release(signature("b", 6, nonce: 1))
        truth.release(signature("b", 6, nonce: 1))
        #expect(truth.finding(forecast(6)) == nil)
        #expect(truth.finding(forecast(5)) != nil)
        truth.release(signature("c", 6, nonce: 1, wallet: 1))
        #expect(truth.finding(forecast(11)) != nil)
    }

    @Test func `is what landed at its cost, and nothing of what is dead`() {
        var truth = Truth()
        truth.release(signature("a", 4, nonce: 1))
        truth.release(signature("b", 6, nonce: 1))
        truth.land("a", wei: 2_000_000_000_000_000_000)
        truth.advance(0, to: 2)
        #expect(truth.finding(forecast(2)) == nil)
        #expect(truth.finding(forecast(1)) != nil)
    }

    @Test func `leaves out what a chain took beyond the worst case`() {
        var truth = Truth()
        truth.release(signature("a", 4, nonce: 1))
        truth.land("a", wei: 9_000_000_000_000_000_000)
        truth.advance(0, to: 2)
        #expect(truth.finding(forecast(4)) == nil)
        #expect(truth.finding(forecast(3)) != nil)
    }

    @Test func `is looked at by place, asset, wallet, payee and time`() {
        var truth = Truth()
        truth.release(signature("a", 4, nonce: 1))
        #expect(truth.finding(forecast(3, .project(0))) != nil)
        #expect(truth.finding(forecast(3, .vault)) != nil)
        #expect(truth.finding(forecast(3, .agent(1))) == nil)
        #expect(truth.finding(forecast(3, .project(1))) == nil)
        #expect(truth.finding(forecast(3, .agent(0), .asset(0))) != nil)
        #expect(truth.finding(forecast(3, .agent(0), .asset(1))) == nil)
        #expect(truth.finding(forecast(3, .agent(0), .wallet(0))) != nil)
        #expect(truth.finding(forecast(3, .agent(0), .wallet(1))) == nil)
        let payees = [0, 1].map { Counted.account(.init(payee: $0, asset: 0)) }
        #expect(truth.finding(forecast(3, .agent(0), payees[0])) != nil)
        #expect(truth.finding(forecast(3, .agent(0), payees[1])) == nil)
        var other = Truth()
        other.release(signature("a", 4, nonce: 1, at: -1))
        other.release(signature("b", 4, nonce: 2, at: 101))
        #expect(other.finding(forecast(3)) == nil)
    }
}
