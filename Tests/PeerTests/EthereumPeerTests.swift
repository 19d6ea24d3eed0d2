@testable import AdminTests
@testable import PaymentTests
import Foundation
import JSON
import Terms
import Testing

/// Other people's code judges the lines: scripts/test runs Tests/Peers/ethereum_peer.py on them.
@Suite struct `A thousand Ethereum payments` {
    private static let count = 1_000
    private static let batch = 50

    @Test func `are signed by a real vault and written down for the peers to judge`() throws {
        let wish = ProcessInfo.processInfo.environment["BURSAR_PEER_SEED"].flatMap { UInt64($0) }
        let seed = wish ?? .random(in: .min ... .max)
        print("peer lines' seed: \(seed) (BURSAR_PEER_SEED asks for the same again)")
        var chance = Chance(seed: seed)
        var mint = try Mint()
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
        try write(text)
    }

    /// One line a payment, with what the log says it was charged.
    private func lines(_ asked: [(Transfer, Heard)], _ mint: Mint) throws -> [UInt8] {
        let charges = try mint.charges()
        var lines: [UInt8] = []
        for (transfer, heard) in asked {
            let reply = JSON.object(
                try #require(heard.signed, "\(transfer) got \(heard.answers)"))
            let charge = try #require(charges[reply["payment"]?.text ?? ""])
            // What was charged is the worst case, rounded up to the next nanoCAD and no further.
            let nanos = (charge.wei + Mint.weiPerNano - 1) / Mint.weiPerNano
            #expect(UInt128(charge.money.nanos) == nanos)
            #expect(reply["charge"]?["amount"]?.text == charge.money.decimal)
            let raw = try #require(reply["transaction"]?["data"]?.text)
            lines += transfer.line(raw: raw, worstCase: charge.wei)
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

    /// Where scripts/test asks for it; else to a directory of its own, gone when it has been read.
    private func write(_ text: [UInt8]) throws {
        let asked = ProcessInfo.processInfo.environment["BURSAR_PEER_LINES"]
        let place = try Place()
        let directory = URL(filePath: asked ?? place.path, directoryHint: .isDirectory)
        let file = directory.appending(path: "ethereum.ndjson")
        try Data(text).write(to: file, options: .atomic)
        #expect(try Data(contentsOf: file).count == text.count)
    }
}
