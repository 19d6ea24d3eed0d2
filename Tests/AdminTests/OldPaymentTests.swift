@testable import Admin
import Foundation
import Gate
import JSON
import Terms
import Testing

/// Payments that the first rules decided, as an admin sees them.
@Suite struct `A payment of an old log` {
    private static var signed: [Entry] {
        get throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../GateTests/Vectors/rules-1.ndjson")
            return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
                .map { try Entry(reading: Array($0)) }
                .filter { $0.body["outcome"] == "signed" }
        }
    }

    // The first rules wrote the charge into the windows alone; the gate forgets it once it is over.
    @Test func `has its charge, also once it is over`() throws {
        let entries = try Self.signed
        #expect(!entries.isEmpty)
        let clock = HandClock().reading
        for entry in entries {
            let text = try #require(entry.body["payment"]?.text)
            let id = try #require(PaymentID(text))
            let line = PaymentLine(id, entry, GateState(), at: clock).json
            #expect(line["charge"] == entry.body["windows"]?[0]?["charge"])
            #expect(line["charge"] != nil)
        }
    }
}
