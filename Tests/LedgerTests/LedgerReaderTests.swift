import Digests
import Ledger
import Terms
import Testing

@Suite struct `A look-up` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `sees durable entries only`() throws {
        let ledger = try Ledger.create(scratch.files)
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.count() == 0)
        _ = try ledger.append(entry(0))
        #expect(try reader.entry(0) == nil)
        try ledger.committed()
        #expect(try reader.entry(0) == entry(0))
        #expect(try reader.count() == 1)
        #expect(try reader.entry(1) == nil)
        #expect(try reader.entry(.max) == nil)
    }

    @Test func `pages through entries`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<10 { _ = try ledger.append(entry(seq)) }
        try ledger.committed()
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.entries(from: 0, limit: 4) == (0..<4).map { entry($0) })
        #expect(try reader.entries(from: 8, limit: 4) == [entry(8), entry(9)])
        #expect(try reader.entries(from: 10, limit: 4).isEmpty)
        #expect(try reader.entries(from: .max, limit: 4).isEmpty)
        #expect(try reader.entries(from: 0, limit: 0).isEmpty)
    }

    @Test(arguments: RowTable.allCases)
    func `finds rows, replaced and removed in order`(table: RowTable) throws {
        let ledger = try Ledger.create(scratch.files)
        let reader = try LedgerReader(scratch.files)
        let first = Row(table: table, id: [2], version: 1, value: [1, 2, 3], mac: [])
        let second = Row(table: table, id: [1, 0], version: .max, value: [], mac: [9])
        ledger.stage(row: first)
        ledger.stage(row: second)
        #expect(try reader.rows(table).isEmpty)
        try ledger.committed()
        #expect(try reader.rows(table) == [second, first])
        let next = Row(table: table, id: [2], version: 2, value: [4], mac: [5])
        ledger.stage(row: next)
        ledger.stage(removing: [1, 0], from: table)
        #expect(ledger.hasStaged)
        try ledger.committed()
        #expect(try reader.row(table, id: [2]) == next)
        #expect(try reader.row(table, id: [1, 0]) == nil)
        #expect(try reader.rows(table) == [next])
    }

    @Test func `gives a blob back by its hash, and finds an altered one`() throws {
        let ledger = try Ledger.create(scratch.files)
        let bytes = [UInt8](repeating: 5, count: 200_000)
        let hash = ledger.stage(blob: bytes)
        #expect(ledger.stage(blob: bytes) == hash)
        #expect(hash == SHA256.hash(bytes))
        try ledger.committed()
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.blob(hash) == bytes)
        #expect(try reader.blob(MerkleHash.empty) == nil)
        try Tampering.execute("UPDATE blobs SET bytes = x'00'", on: scratch.files)
        #expect(throws: LedgerError.altered(blob: hash)) { try reader.blob(hash) }
    }
}

@Suite struct `The lock on a vault's home` {
    @Test func `is held once, and let go with its holder`() throws {
        let scratch = try Scratch()
        let path = scratch.path + "/home/lock"
        do {
            let first = try HomeLock(directory: scratch.path + "/home")
            #expect(throws: HomeLockError.held(path: path)) {
                _ = try HomeLock(directory: scratch.path + "/home")
            }
            #expect(try Tampering.mode(of: path) == 0o600)
            _ = consume first
        }
        _ = try HomeLock(directory: scratch.path + "/home")
    }

    @Test func `names the directory that is not there`() {
        #expect(throws: HomeLockError.file(path: "/nowhere/at/all/lock", errno: 2)) {
            _ = try HomeLock(directory: "/nowhere/at/all")
        }
    }
}
