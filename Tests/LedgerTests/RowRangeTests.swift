import Testing

@testable import Ledger

@Suite struct `Rows between two ids` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func row(_ id: [UInt8]) -> Row {
        Row(table: .records, id: id, version: 1, value: [1], mac: [])
    }

    @Test func `are read page after page, and counted`() throws {
        let ledger = try Ledger.create(scratch.files)
        let ids: [[UInt8]] = [
            [0x61], [0x61, 0x2F], [0x61, 0x2F, 0], [0x61, 0x2F, 0xFF], [0x61, 0x30],
        ]
        _ = try ledger.append(entry(0))
        for id in ids { ledger.stage(row: row(id)) }
        try ledger.committed()
        let reader = try LedgerReader(scratch.files)
        let page = { (low: [UInt8], limit: Int) in
            try reader.rows(.records, after: low, before: [0x61, 0x30], limit: limit).map(\.id)
        }
        #expect(try page([0x61, 0x2F], 9) == [ids[2], ids[3]])
        #expect(try page([0x61, 0x2F], 1) == [ids[2]])
        #expect(try page(ids[2], 1) == [ids[3]])
        #expect(try page(ids[3], 1).isEmpty)
        #expect(try page([], 9).count == 4)
        #expect(try page([], 0).isEmpty)
        #expect(try reader.rowCount(in: .records, after: ids[1], before: ids[4]) == 2)
        #expect(try reader.rowCount(in: .openings, after: [], before: [0xFF]) == 0)
    }

    @Test func `are underway from when they are staged until they have landed`() throws {
        let ledger = try Ledger.create(scratch.files)
        #expect(ledger.underway(.records).isEmpty)
        _ = try ledger.append(entry(0))
        ledger.stage(row: row([1]))
        ledger.stage(removing: [2], from: .records)
        ledger.stage(removing: [3], from: .openings)
        #expect(ledger.underway(.records) == [[1], [2]])
        try ledger.committed()
        // On the disk, and the loop has not heard of it yet.
        #expect(ledger.underway(.records) == [[1], [2]])
        ledger.stage(row: row([4]))
        #expect(ledger.underway(.records) == [[1], [2], [4]])
        ledger.landed()
        #expect(ledger.underway(.records) == [[4]])
        #expect(ledger.underway(.openings).isEmpty)
    }
}
