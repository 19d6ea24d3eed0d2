@testable import AdminTests
import Admin
import Callers
import Chains
import Digests
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

/// A payment of bitcoin from a hundred outputs takes a hundred signatures.
@Suite struct `A payment of a hundred inputs` {
    private static func little(_ number: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }

    /// A body that spends `count` outputs of `script`, each with its previous transaction.
    static func body(_ script: [UInt8], count: Int) -> JSON {
        let inputs: [JSON] = (0..<count).map { index in
            let before = [UInt8](repeating: UInt8(index), count: 32) + little(0, 4)
            let output = little(10_000, 8) + [UInt8(script.count)] + script
            let bytes =
                little(2, 4) + [1] + before + [0] + little(0xffff_ffff, 4) + [1] + output
                + little(0, 4)
            return [
                "txid": .string(Hex.encode(SHA256.twice(bytes).bytes.reversed())), "vout": 0,
                "previous_transaction": .string(Hex.encode(bytes)),
            ]
        }
        return [
            "wallet": "bitcoin/main",
            "intent": [
                "kind": "transfer", "to": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "amount": "0.00001",
                "asset": "BTC",
            ],
            "network": ["inputs": .array(inputs), "fee_rate": "1"],
        ]
    }

    private static func open() throws -> (Counter, [UInt8]) {
        let counter = try Counter.open()
        let premises = counter.premises
        _ = try premises.office.createWallet(
            Premises.wallet("bitcoin/main", chain: "bitcoin"), by: Premises.admin)
        _ = try premises.office.setRate(
            Premises.rate(asset: "BTC", price: "50000"), by: Premises.admin)
        try premises.apply(Premises.policy(wallets: "[bitcoin/main]"))
        let name = try #require(WalletName("bitcoin/main"))
        let wallet = try #require(premises.journal.gate.state.wallets[name])
        return (counter, wallet.account.bytes)
    }

    @Test func `is the same after a restart, which decides it again`() throws {
        let (counter, script) = try Self.open()
        let body = Self.body(script, count: 100)
        let first = try counter.paid("hundred", body)
        #expect(first.signed?["status"] == "signed")
        let (next, findings) = try counter.restarted()
        #expect(findings.isEmpty)
        #expect(try next.paid("hundred", body).lasting == first.lasting)
        #expect(next.committed == counter.committed)
    }

    // B-27: a hundred signatures, each verified, hold the loop for some fifteen milliseconds; the same key
    // may ask for them fifty times a second and is charged once. One signature is cheaper made on the loop
    // than handed over, a hundred are not.
    @Test func `does not hold the loop while it is signed`() throws {
        let (counter, script) = try Self.open()
        let body = Self.body(script, count: 100)
        let first = try counter.pay("hundred", body)
        try counter.advance(to: .signing)
        #expect(counter.crew.count > 0)
        #expect(first.isSilent)
        try counter.finish()
        #expect(first.signed != nil)
        let again = try counter.pay("hundred", body)
        counter.teller.collect()
        #expect(counter.crew.count > 0)
        #expect(again.isSilent)
        try counter.finish()
        #expect(again.lasting == first.lasting)
    }
}
