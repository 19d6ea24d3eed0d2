@testable import AdminTests
@testable import Chains
@testable import PaymentTests
import Gate
import JSON
import Ledger
import Terms
import Testing

/// TON's own executor judges the lines: scripts/test runs Tests/Peers/ton_peer.py on them.
@Suite struct `A thousand TON payments` {
    private static let count = 1_000
    private static let batch = 50
    private static let networks: [(name: String, network: String)] = [
        ("ton/first", "mainnet"), ("ton/second", "mainnet"), ("ton/third", "mainnet"),
        ("ton/fourth", "testnet"), ("ton/fifth", "testnet"),
    ]

    @Test func `are signed by a real vault and written down for the peers to judge`() throws {
        var chance = Chance(seed: PeerFile.seed())
        let (counter, addresses) = try Mint.open(Self.networks, assets: ["TON", "TON:testnet"])
        let purses = try zip(Self.networks, addresses).map { wallet, address in
            try Self.purse(wallet.name, address, counter)
        }
        var asked: [(TONPayment, Moment, Heard)] = []
        for index in 0..<Self.count {
            let payment = TONPayment.next(
                index / purses.count, from: purses[index % purses.count], &chance)
            let now = counter.premises.clock.reading.wall
            asked.append((payment, now, try counter.pay("payment-\(index)", payment.body)))
            if (index + 1).isMultiple(of: Self.batch) { try counter.finish() }
        }
        try counter.finish()
        let charges = try counter.charges(decimals: 9)
        var text: [UInt8] = []
        for (payment, now, heard) in asked {
            let reply = JSON.object(
                try #require(heard.signed, "\(payment) got \(heard.answers)"))
            let charge = try #require(charges[reply["payment"]?.text ?? ""])
            // At one CAD a toncoin, one nanoCAD is one nanoTON.
            #expect(UInt128(charge.money.nanos) == charge.atoms)
            #expect(reply["charge"]?["amount"]?.text == charge.money.decimal)
            let transaction = try #require(reply["transaction"])
            text += payment.line(transaction, at: now, worstCase: charge.atoms)
        }
        #expect(text.split(separator: UInt8(ascii: "\n")).count == Self.count)
        try PeerFile.write(text, "ton.ndjson")
    }

    private static func purse(_ name: String, _ address: String, _ counter: Counter) throws
        -> TONPurse
    {
        let known = try #require(WalletName(name))
        let wallet = try #require(counter.premises.journal.gate.state.wallets[known])
        #expect(wallet.account.text == address)
        return TONPurse(
            name: name, network: wallet.network,
            raw: "0:" + Hex.encode(wallet.account.bytes.dropFirst()),
            publicKey: Hex.encode(wallet.publicKey))
    }
}
