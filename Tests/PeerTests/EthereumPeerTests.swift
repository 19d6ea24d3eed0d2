@testable import AdminTests
@testable import PaymentTests
import JSON
import Terms
import Testing

/// Other people's code judges the lines: scripts/test runs Tests/Peers/ethereum_peer.py on them.
@Suite struct `A thousand Ethereum payments` {
    private static let count = 1_000
    private static let batch = 50

    @Test func `are signed by a real vault and written down for the peers to judge`() throws {
        var chance = Chance(seed: PeerFile.seed())
        var mint = try EthereumMint()
        let own = mint.purses.map(\.address)
        var asked: [(Transfer, Heard)] = []
        for index in 0..<Self.count {
            let purse = index % mint.purses.count
            let transfer = Transfer.next(
                index / mint.purses.count, from: &mint.purses[purse], among: own, &chance)
            asked.append((transfer, try mint.counter.pay("payment-\(index)", transfer.body)))
            if (index + 1).isMultiple(of: Self.batch) { try mint.counter.finish() }
        }
        try mint.counter.finish()
        let text = try lines(asked, mint)
        try check(text)
        try PeerFile.write(text, "ethereum.ndjson")
    }

    /// One line a payment, with what the log says it was charged.
    private func lines(_ asked: [(Transfer, Heard)], _ mint: EthereumMint) throws -> [UInt8] {
        let charges = try mint.counter.charges(decimals: 18)
        var lines: [UInt8] = []
        for (transfer, heard) in asked {
            let reply = JSON.object(
                try #require(heard.signed, "\(transfer) got \(heard.answers)"))
            let charge = try #require(charges[reply["payment"]?.text ?? ""])
            // What was charged is the worst case, rounded up to the next nanoCAD and no further.
            let nanos = (charge.atoms + EthereumMint.weiPerNano - 1) / EthereumMint.weiPerNano
            #expect(UInt128(charge.money.nanos) == nanos)
            #expect(reply["charge"]?["amount"]?.text == charge.money.decimal)
            let raw = try #require(reply["transaction"]?["data"]?.text)
            lines += transfer.line(raw: raw, worstCase: charge.atoms)
        }
        return lines
    }

    /// As many lines as payments, all different, each one an EIP-1559 transaction's hex.
    private func check(_ text: [UInt8]) throws {
        let lines = text.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == Self.count)
        var seen: Set<String> = []
        for line in lines {
            let raw = try JSONReader.read(Array(line))["raw"]?.text ?? ""
            #expect(raw.hasPrefix("0x02") && Hex.decode(raw.dropFirst(2)) != nil)
            seen.insert(raw)
        }
        #expect(seen.count == Self.count)
    }
}
