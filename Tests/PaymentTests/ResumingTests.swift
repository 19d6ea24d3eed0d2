@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

/// An approved payment that its agent comes back for in another world.
@Suite struct `A payment that is decided anew` {
    private let counter: Counter

    init() throws {
        counter = try Counter.asking()
        try counter.approve(try counter.paid())
    }

    @Test(arguments: ["wallets: []", "dearer", "no agent", "frozen and thawed", "denied payee"])
    func `replays, whatever refused it meanwhile`(change: String) throws {
        let premises = counter.premises
        let approval = "        approval: {above: \"1.00\", within: 1h}"
        switch change {
        case "wallets: []":
            try premises.apply(Premises.policy(wallets: "[ethereum/other]", more: approval))
        case "dearer":
            _ = try premises.office.setRate(
                Premises.rate(price: "100000", forced: true), by: Premises.admin)
        case "no agent":
            try premises.apply(Premises.policy(agent: "other", more: approval))
        case "frozen and thawed":
            try counter.freeze()
            try counter.thaw()
        default:
            try premises.apply(
                Premises.policy(
                    more: approval + "\n        deny: "
                        + "[\"0x3535353535353535353535353535353535353535\"]"))
        }
        let heard = try counter.paid()
        #expect((heard.refused != nil) == (change != "frozen and thawed"))
        #expect(heard.error == nil)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(next.premises.office.findings == [])
        #expect(try next.paid().refused == heard.refused)
        #expect(try next.paid().lasting == heard.lasting)
        #expect(try next.decisions() == 2)
    }
}
