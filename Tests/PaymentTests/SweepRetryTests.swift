@testable import AdminTests
@testable import Payment
import Admin
import JSON
import Terms
import Testing
import Wire

/// Whoever asks again for a sweep may not have sent it before.
@Suite struct `A sweep that is asked for again` {
    private typealias Sweeps = `A sweep`

    @Test func `is given out to no key that is gone, or is to go`() throws {
        let counter = try Sweeps.open()
        let office = counter.premises.office
        let first = try #require(Sweeps.signed(try Sweeps.sweep(counter)))
        counter.premises.clock.pass(seconds: 30 * 86_400 + 1)
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) == first)
        let address = try #require(office.wallet("ethereum/next")["address"])
        let order: JSON = ["confirm": address, "wait": 3_600]
        _ = try office.orderDestruction("ethereum/next", order, by: Premises.admin)
        try counter.premises.settle()
        #expect(Sweeps.rule(try Sweeps.sweep(counter)) == "sweep.payee")
        _ = try office.keepWallet("ethereum/next", ["reason": "r"], by: Premises.admin)
        try counter.premises.settle()
        #expect(Sweeps.signed(try Sweeps.sweep(counter)) == first)
        _ = try office.orderDestruction("ethereum/next", order, by: Premises.admin)
        try counter.premises.settle()
        counter.premises.clock.pass(seconds: 3_601)
        while let (wallet, entry) = office.walletDue() {
            if counter.teller.keep(wallet, before: entry) == .done { office.destroyDue(wallet) }
            try counter.premises.settle()
        }
        #expect(try office.wallet("ethereum/next")["standing"] == "destroyed")
        #expect(Sweeps.rule(try Sweeps.sweep(counter)) == "sweep.payee")
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Sweeps.rule(try Sweeps.sweep(next)) == "sweep.payee")
    }

    @Test func `of toncoin is the same transaction, to the successor and to no other`() throws {
        let counter = try Counter.open()
        let office = counter.premises.office
        _ = try office.createWallet(
            Premises.wallet("ton/main", chain: "ton"), by: Premises.admin)
        _ = try office.rotateWallet("ton/main", ["to": "ton/next"], by: Premises.admin)
        try counter.premises.settle()
        func order(_ maxFee: String, key: String = Sweeps.key) -> WalletSweep {
            WalletSweep(
                amount: "1.5", asset: "TON", network: ["seqno": 7, "valid_for": 120],
                maxFee: maxFee, key: key)
        }
        #expect(
            Sweeps.rule(try Sweeps.sweep(counter, order("0.000001"), of: "ton/main")) == "sweep.fee"
        )
        let first = try #require(
            Sweeps.signed(try Sweeps.sweep(counter, order("0.2"), of: "ton/main")))
        #expect(first["to"] == (try office.wallet("ton/next")["address"]))
        #expect(first["transaction"]?["format"] == "ton-boc")
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(
            Sweeps.signed(try Sweeps.sweep(next, order("0.2"), of: "ton/main")) == first)
        _ = try next.premises.office.rotateWallet(
            "ton/main", ["to": "ton/last"], by: Premises.admin)
        try next.premises.settle()
        let last = try #require(
            Sweeps.signed(
                try Sweeps.sweep(
                    next, order("0.2", key: "sweep-key-000000002"), of: "ton/main")))
        #expect(last["to"] == (try next.premises.office.wallet("ton/last")["address"]))
    }
}
