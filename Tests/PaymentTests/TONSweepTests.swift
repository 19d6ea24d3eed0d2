@testable import AdminTests
@testable import Chains
import Admin
import Digests
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing
import Wire

/// A TON wallet's coins go to its successor: by seqno, for so long, in a message that says it to the byte.
@Suite struct `A sweep of TON` {
    private typealias Sweeps = `A sweep`

    private static func open() throws -> Counter {
        let counter = try Counter.open()
        let office = counter.premises.office
        _ = try office.createWallet(Premises.wallet("ton/main", chain: "ton"), by: Premises.admin)
        _ = try office.rotateWallet("ton/main", ["to": "ton/next"], by: Premises.admin)
        try counter.premises.settle()
        return counter
    }

    private static func order(
        _ amount: String = "1.25", maxFee: String = "0.1", seqno: UInt64 = 0,
        key: String = Sweeps.key
    ) -> WalletSweep {
        WalletSweep(
            amount: amount, asset: "TON",
            network: ["seqno": .integer(seqno), "valid_for": 600], maxFee: maxFee, key: key)
    }

    private static func sweep(_ counter: Counter, _ order: WalletSweep = order()) throws
        -> SweepAnswer
    {
        try Sweeps.sweep(counter, order, of: "ton/main")
    }

    /// The transfer that a sweep's entry has the exact bytes of, and whether it brings the wallet's first state.
    private static func read(_ payload: [UInt8]) throws -> (TONTransfer, isFirst: Bool) {
        let message = try ExternalMessage(reading: BagOfCellsReader.read(payload))
        return (try WalletV5Order(reading: message.body).transfer, message.stateInit != nil)
    }

    /// Whether a signed message is the unsigned one and a signature.
    private static func signs(_ data: String, _ payload: [UInt8]) throws -> Bool {
        let bytes = try #require(Base64.decode(data))
        let signed = try ExternalMessage(reading: BagOfCellsReader.read(bytes, checksum: true))
        let unsigned = try ExternalMessage(reading: BagOfCellsReader.read(payload))
        return signed.to == unsigned.to && signed.stateInit == unsigned.stateInit
            && signed.body.references == unsigned.body.references
            && signed.body.bitCount == unsigned.body.bitCount + WalletV5Signature.bits
    }

    @Test(arguments: [0, 7] as [UInt64]) func `pays the successor and nobody else`(seqno: UInt64)
        throws
    {
        let counter = try Self.open()
        let committed = counter.committed
        let body = try #require(
            Sweeps.signed(try Self.sweep(counter, Self.order(seqno: seqno))))
        let next = try #require(counter.premises.office.wallet("ton/next")["address"]?.text)
        #expect(body["to"] == .string(next) && body["transaction"]?["format"] == "ton-boc")
        // A bounceable address would have the coins come back from a wallet that is not there yet.
        #expect(next.hasPrefix("UQ"))
        let entry = try #require(try counter.premises.entries("wallet.swept").first)
        let payload = try #require(Hex.decode(entry.body["payload"]?.text ?? ""))
        let (transfer, isFirst) = try Self.read(payload)
        #expect(try Self.signs(try #require(body["transaction"]?["data"]?.text), payload))
        #expect(transfer.to == (try TONAddressForm(next).address) && !transfer.bounce)
        #expect(transfer.nanoTON == 1_250_000_000 && transfer.comment == nil)
        #expect(isFirst == (seqno == 0))
        #expect(counter.committed == committed)
        #expect(entry.body["class"]?.text.hasSuffix("/\(seqno)") == true)
    }

    @Test func `is the same again after a restart, and once its time is over`() throws {
        let counter = try Self.open()
        let first = try #require(Sweeps.signed(try Self.sweep(counter)))
        #expect(Sweeps.signed(try Self.sweep(counter)) == first)
        for other in [Self.order("1.3"), Self.order(maxFee: "0.2"), Self.order(seqno: 1)] {
            guard case .failed(.idempotencyConflict) = try Self.sweep(counter, other) else {
                Issue.record("another order was answered under the same key")
                continue
            }
        }
        counter.premises.clock.pass(seconds: 601)
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Sweeps.signed(try Self.sweep(next)) == first)
        // Its message is too old for the chain: under another key there is one that is not.
        let fresh = try #require(
            Sweeps.signed(try Self.sweep(next, Self.order(key: "sweep-key-000000002"))))
        #expect(fresh["transaction"]?["data"] != first["transaction"]?["data"])
        let entries = try next.premises.entries("wallet.swept")
        #expect(entries.count == 2 && entries[0].body["class"] == entries[1].body["class"])
    }

    @Test func `is refused above the fee, beyond its time, and to who has ended`()
        throws
    {
        let counter = try Self.open()
        let office = counter.premises.office
        let size = counter.premises.ledger.size
        #expect(Sweeps.rule(try Self.sweep(counter, Self.order(maxFee: "0.000001"))) == "sweep.fee")
        let order = Self.order()
        let long = WalletSweep(
            amount: order.amount, asset: order.asset, network: ["seqno": 0, "valid_for": 601],
            maxFee: order.maxFee, key: order.key)
        #expect(Sweeps.rule(try Self.sweep(counter, long)) == "ton.valid-for")
        #expect(counter.premises.ledger.size == size)
        #expect(Sweeps.signed(try Self.sweep(counter)) != nil)
        _ = try office.rotateWallet("ton/main", ["to": "ton/third"], by: Premises.admin)
        _ = try office.orderDestruction(
            "ton/next",
            ["confirm": try #require(office.wallet("ton/next")["address"]), "wait": 3_600],
            by: Premises.admin)
        try counter.premises.settle()
        #expect(Sweeps.rule(try Self.sweep(counter)) == "sweep.payee")
        let last = try #require(
            Sweeps.signed(try Self.sweep(counter, Self.order(key: "sweep-key-000000002"))))
        #expect(last["to"] == (try office.wallet("ton/third")["address"]))
    }
}
