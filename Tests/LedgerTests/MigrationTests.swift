import CSQLite
import Foundation
import Terms
import Testing

@testable import Ledger

@Suite struct `A database of version 1` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    /// What releases before the tiles wrote, word for word: 700 entries of which 690 are signed.
    private func makeOld(_ count: UInt64 = 700, signed: UInt64 = 690) throws {
        try Data().write(to: URL(filePath: scratch.files.database))
        var sql = """
            PRAGMA journal_mode=WAL;
            CREATE TABLE entries(seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE blobs(hash BLOB PRIMARY KEY NOT NULL, bytes BLOB NOT NULL);
            CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK (one = 1), note BLOB NOT NULL);
            PRAGMA application_id=1112691538;
            PRAGMA user_version=1;
            BEGIN;

            """
        for name in ["meta", "slots", "terms", "records", "tokens", "idempotency", "openings"] {
            sql += """
                CREATE TABLE \(name)(id BLOB PRIMARY KEY NOT NULL, version INTEGER NOT NULL,
                  value BLOB NOT NULL, mac BLOB NOT NULL) WITHOUT ROWID;

                """
        }
        for seq in 0..<count {
            let hex = Hex.encode(entry(seq))
            sql += "INSERT INTO entries VALUES (\(seq), x'\(hex)');"
        }
        let note = log.note(size: signed, root: root(signed))
        sql += "INSERT INTO checkpoint VALUES (1, CAST('\(note)' AS BLOB)); COMMIT;"
        try Tampering.execute(sql, on: scratch.files)
        var anchor = try Anchor(path: scratch.files.anchor)
        try anchor.write(note)
        try anchor.flush()
    }

    private func root(_ size: UInt64) -> Digest32 {
        var tree = MerkleTree()
        for seq in 0..<size { tree.append(leaf: MerkleHash.leaf(entry(seq))) }
        return tree.root
    }

    private func version() throws -> Int64 {
        var connection = try Connection(path: scratch.files.database, writing: false)
        return try connection.integer("PRAGMA user_version")
    }

    @Test func `is one of version 2 once it was opened, with the same log`() throws {
        try makeOld()
        let ledger = try Ledger.open(scratch.files)
        #expect(ledger.size == 700)
        #expect(ledger.root == root(700))
        #expect(try ledger.check(under: log.key) == 10)
        _ = try ledger.append(entry(700))
        try ledger.committed(by: log)
        ledger.close()
        #expect(try version() == 2)
        let again = try Ledger.open(scratch.files)
        #expect(try again.check(under: log.key) == 0)
        #expect(again.root == root(701))
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.tile(TilePlace(level: 0, number: 1)) != nil)
        #expect(try reader.tile(TilePlace(level: 0, number: 2)) == nil)
    }

    @Test(arguments: [UInt64(1), 255, 256, 512, 70_000])
    func `may have any number of entries`(count: UInt64) throws {
        try makeOld(count, signed: count)
        let ledger = try Ledger.open(scratch.files)
        #expect(try ledger.check(under: log.key) == 0)
        #expect(ledger.receipt(for: count / 2) != nil)
    }

    @Test func `with an entry that was changed is found out as ever`() throws {
        try makeOld()
        try Tampering.execute("UPDATE entries SET bytes = x'7b7d' WHERE seq = 4", on: scratch.files)
        let ledger = try Ledger.open(scratch.files)
        #expect(throws: LedgerFinding.self) { try ledger.check(under: log.key) }
    }

    @Test func `with an entry missing stays one of version 1`() throws {
        try makeOld()
        try Tampering.execute("DELETE FROM entries WHERE seq = 300", on: scratch.files)
        #expect(throws: LedgerError.gap(seq: 300)) { try Ledger.open(scratch.files) }
        #expect(try version() == 1)
    }

    @Test func `with anything else in it is refused, and left as it is`() throws {
        try makeOld()
        try Tampering.execute("CREATE TABLE more(a)", on: scratch.files)
        #expect(throws: LedgerError.schema(name: "more")) { try Ledger.open(scratch.files) }
        #expect(try version() == 1)
    }

    @Test func `is not read before it was migrated`() throws {
        try makeOld()
        #expect(throws: LedgerError.foreign(path: scratch.files.database)) {
            try LedgerReader(scratch.files)
        }
    }
}
