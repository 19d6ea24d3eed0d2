@testable import AdminTests
@testable import PaymentTests
import Chains
import Gate
import JSON
import Ledger
import Terms
import Testing

/// Bitcoin Core's code judges the lines: scripts/test runs Tests/Peers/bitcoin_peer.py on them.
@Suite struct `A thousand Bitcoin payments` {
    private static let count = 1_000
    private static let batch = 50
    private static let networks: [(name: String, network: String)] = [
        ("bitcoin/first", "mainnet"), ("bitcoin/second", "mainnet"), ("bitcoin/third", "mainnet"),
        ("bitcoin/fourth", "testnet"), ("bitcoin/fifth", "testnet"),
    ]
    /// At one CAD a bitcoin, a satoshi is ten nanoCAD.
    private static let nanosPerSatoshi: UInt128 = 10

    @Test func `are signed by a real vault and written down for the peers to judge`() throws {
        var chance = Chance(seed: PeerFile.seed())
        let (counter, addresses) = try Mint.open(Self.networks, assets: ["BTC", "BTC:testnet"])
        let purses = try zip(Self.networks, addresses).map { wallet, address in
            let known = try #require(WalletName(wallet.name))
            let facts = try #require(counter.premises.journal.gate.state.wallets[known])
            #expect(facts.account.text == address)
            return BitcoinPurse(
                name: wallet.name, network: facts.network, script: facts.account.bytes)
        }
        var asked: [(BitcoinPayment, Heard)] = []
        for index in 0..<Self.count {
            let payment = BitcoinPayment.next(
                index / purses.count, from: purses[index % purses.count], &chance)
            asked.append((payment, try counter.pay("payment-\(index)", payment.body)))
            if (index + 1).isMultiple(of: Self.batch) { try counter.finish() }
        }
        try counter.finish()
        let charges = try counter.charges(decimals: 8)
        var text: [UInt8] = []
        for (payment, heard) in asked {
            let reply = JSON.object(
                try #require(heard.signed, "\(payment.body) got \(heard.answers)"))
            let charge = try #require(charges[reply["payment"]?.text ?? ""])
            #expect(UInt128(charge.money.nanos) == charge.atoms * Self.nanosPerSatoshi)
            #expect(reply["charge"]?["amount"]?.text == charge.money.decimal)
            text += payment.line(try #require(reply["transaction"]), worstCase: charge.atoms)
        }
        #expect(text.split(separator: UInt8(ascii: "\n")).count == Self.count)
        try PeerFile.write(text, "bitcoin.ndjson")
    }

    // What a retry needs is in the entry, not in a blob beside it.
    @Test func `of the most inputs stays in its entry, without its previous transactions`() throws {
        var chance = Chance(seed: PeerFile.seed())
        let (counter, _) = try Mint.open([Self.networks[0]], assets: ["BTC"])
        let known = try #require(WalletName(Self.networks[0].name))
        let facts = try #require(counter.premises.journal.gate.state.wallets[known])
        let purse = BitcoinPurse(
            name: Self.networks[0].name, network: facts.network, script: facts.account.bytes)
        let payment = BitcoinPayment.next(0, from: purse, &chance)
        let first = try counter.pay("largest", payment.body)
        try counter.finish()
        let entry = try #require(try counter.premises.entries("payment.decided").last)
        #expect(entry.blobs.isEmpty)
        #expect(entry.body["network"]?["inputs"]?[99]?["previous_transaction"] == nil)
        #expect(entry.body["network"]?["inputs"]?[99]?["txid"] != nil)
        #expect((entry.body["payload"]?.text.utf8.count ?? 0) > 15_000)
        let again = try counter.pay("largest", payment.body)
        try counter.finish()
        #expect(first.signed?["transaction"] == again.signed?["transaction"])
        #expect(first.signed != nil)
    }
}
