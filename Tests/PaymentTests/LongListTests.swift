@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

/// More payments than one list has.
@Suite struct `A list that is longer than one answer` {
    // What one agent's were cut from must be that agent's: a busy neighbour would hide all of them.
    @Test func `of one agent's is not cut by another's`() throws {
        let counter = try Counter.open()
        let premises = counter.premises
        try premises.apply(Self.policy)
        let seller = try counter.another()
        let office = premises.office
        let quiet = try #require(try counter.paid("quiet", Self.body(0), from: seller).signed)
        _ = try office.writeOff(
            quiet["payment"]?.text ?? "", ["reason": "lost"], by: Premises.admin)
        try premises.settle()
        premises.clock.pass(seconds: 1)
        for nonce in 1...1_001 as ClosedRange<UInt64> {
            try counter.pay("busy-\(nonce)", Self.body(nonce))
            if nonce % 200 == 0 { try counter.finish() }
        }
        try counter.finish()
        for payment in premises.journal.gate.state.open {
            _ = try office.writeOff(payment.id.text, ["reason": "lost"], by: Premises.admin)
        }
        try premises.settle()
        let list = try office.payments(status: "written_off", agent: "seller", project: nil)
        #expect(list["payments"]?[0]?["payment"] == quiet["payment"])
        #expect(list["payments"]?[1] == nil)
        #expect(list["more"] == nil)
        let busy = try office.payments(status: "written_off", agent: "buyer", project: nil)
        #expect(busy["more"] == 1)
        #expect(busy["payments"]?[999] != nil)
        #expect(busy["payments"]?[1_000] == nil)
    }

    private static func body(_ nonce: UInt64) -> JSON {
        guard case .object(var body) = Counter.body(amount: "0.0001", nonce: .integer(nonce))
        else { return .null }
        body["confirm_duplicate"] = true
        return .object(body)
    }

    private static let policy = Array(
        """
        version: 1
        currency: CAD
        projects:
          shop:
            timezone: America/Toronto
            limit: {amount: "100000.00", per: week, starts: monday}
            agents:
              buyer:
                limit: {amount: "50000.00", per: day}
                wallets: [ethereum/main]
                payees: any
              seller:
                limit: {amount: "50000.00", per: day}
                wallets: [ethereum/main]
                payees: any
        """.utf8)
}
