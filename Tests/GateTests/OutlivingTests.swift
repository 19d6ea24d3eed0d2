import Gate
import JSON
import Terms
import Testing

@testable import Chains

/// T-30: an order that never runs out is an eternal cheque, in a log as much as in a request.
@Suite struct `An order that outlives ten minutes` {
    private static let wallet = Sample.wallet("ton/main")

    /// A log whose one payment is valid until `end`, Unix seconds.
    private static func log(until end: UInt32) throws -> [[UInt8]] {
        let text = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        let key = Sample.must(Hex.decode(text), text)
        let facts = WalletFacts(
            name: wallet, network: .mainnet, kind: "v5r1", publicKey: key,
            account: try TON.account(publicKey: key, network: .mainnet, kind: "v5r1"))
        var till = try Till.open(
            Sample.policy(
                Sample.project(agents: [Sample.worker: Sample.budget(wallets: [wallet])])))
        try till.record(.walletCreated(facts, sealed: .null))
        try till.setRate("1", asset: "TON")
        let known = WalletV5(publicKey: key, network: .mainnet)
        let payee = TONAddress(workchain: 0, account: [UInt8](repeating: 5, count: 32))
        let order = WalletV5Order(
            walletID: known.walletID, validUntil: end, seqno: 7,
            transfer: TONTransfer(to: payee, bounce: false, nanoTON: 1, comment: nil))
        let message = ExternalMessage(
            to: try known.address(), stateInit: nil, body: try order.unsignedBody())
        let proposal = try TON.read(
            payload: BagOfCells.write(message.cell(), checksum: false), wallet: facts)
        #expect(till.decide(till.request(.proposal(proposal), from: wallet)).isSigned)
        return till.entries
    }

    @Test func `is not taken for a sound decision by who reads the log`() throws {
        let now = UInt32(Sample.monday.seconds)
        _ = try Till.replay(Self.log(until: now + 600))
        for end in [now + 601, .max] {
            let entries = try Self.log(until: end)
            #expect(throws: EntryError.self) { try Till.replay(entries) }
        }
    }
}
