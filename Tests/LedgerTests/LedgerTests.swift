import Digests
import Foundation
import Ledger
import Synchronization
import Terms
import Testing

@Suite struct `A ledger` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    @Test func `holds after closing and opening what was committed`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<10 { _ = try ledger.append(entry(seq)) }
        try ledger.committed(by: log)
        let (root, note) = (ledger.root, ledger.checkpoint)
        ledger.close()
        let again = try Ledger.open(scratch.files)
        #expect(again.size == 10)
        #expect(again.durableSize == 10)
        #expect(again.root == root)
        #expect(again.checkpoint == note)
        #expect(try again.check(under: log.key) == 0)
        #expect(try LedgerReader(scratch.files).entry(7) == entry(7))
    }

    @Test func `forgets what was staged and never committed`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        try ledger.committed()
        _ = try ledger.append(entry(1))
        #expect(ledger.hasStaged)
        #expect(ledger.size == 2)
        #expect(ledger.durableSize == 1)
        ledger.close()
        #expect(try Ledger.open(scratch.files).size == 1)
    }

    @Test func `survives a killed process with all that was answered for`() throws {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<20 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
        }
        // What a kill leaves: the files as they are now, the write-ahead log not yet moved over.
        let copy = try Scratch()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: scratch.files.database + suffix, toPath: copy.files.database + suffix)
        }
        try FileManager.default.copyItem(atPath: scratch.files.anchor, toPath: copy.files.anchor)
        let again = try Ledger.open(copy.files)
        #expect(again.root == ledger.root)
        #expect(try again.check(under: log.key) == 0)
        let wal = try FileManager.default.attributesOfItem(atPath: copy.files.database + "-wal")
        #expect(wal[.size] as? Int == 0)
    }

    @Test func `refuses to be made twice, or over someone's anchor`() throws {
        try Ledger.create(scratch.files).close()
        #expect(throws: LedgerError.exists(path: scratch.files.database)) {
            try Ledger.create(scratch.files)
        }
        let other = LedgerFiles(database: scratch.path + "/other.db", anchor: scratch.path + "/a")
        try Data("x".utf8).write(to: URL(filePath: other.anchor))
        #expect(throws: LedgerError.exists(path: other.anchor)) { try Ledger.create(other) }
    }

    @Test func `opens only Bursar's own databases`() throws {
        try Tampering.execute("CREATE TABLE entries(seq, bytes)", on: scratch.files)
        #expect(throws: LedgerError.foreign(path: scratch.files.database)) {
            try Ledger.open(scratch.files)
        }
        let absent = LedgerFiles(database: scratch.path + "/none.db", anchor: "")
        #expect(throws: LedgerError.self) { try Ledger.open(absent) }
        #expect(!FileManager.default.fileExists(atPath: absent.database))
    }

    @Test func `lies in files that only their owner reads`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        try ledger.committed(by: log)
        let files = scratch.files
        for path in [
            files.database, files.database + "-wal", files.database + "-shm", files.anchor,
        ] {
            #expect(try Tampering.mode(of: path) == 0o600, "\(path)")
        }
    }

    @Test func `takes entries of 65535 bytes and no more`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append([UInt8](repeating: 32, count: 65_535))
        #expect(throws: LedgerError.entryTooLong(count: 65_536)) {
            try ledger.append([UInt8](repeating: 32, count: 65_536))
        }
        try ledger.committed()
        #expect(ledger.durableSize == 1)
    }

    @Test func `answers every one of many commits in order`() throws {
        let ledger = try Ledger.create(scratch.files)
        let order = Order()
        for seq in UInt64(0)..<500 {
            let id = try ledger.append(entry(seq))
            ledger.commit(signedBy: seq % 7 == 0 ? log.signer : nil) { order.note($0, id) }
        }
        try ledger.committed(by: log)
        #expect(order.seen == Array(0..<500))
        ledger.close()
        let again = try Ledger.open(scratch.files)
        #expect(again.size == 500)
        #expect(try again.check(under: log.key) == 0)
    }

    @Test func `writes what still waits when it is closed`() throws {
        let ledger = try Ledger.create(scratch.files)
        let order = Order()
        for seq in UInt64(0)..<50 {
            let id = try ledger.append(entry(seq))
            ledger.commit { order.note($0, id) }
        }
        ledger.close()
        #expect(order.seen == Array(0..<50))
        #expect(throws: LedgerError.closed) { try ledger.committed() }
    }
}

/// The places for which proof arrived, in the order in which it did.
private final class Order: Sendable {
    private let places = Mutex<[UInt64]>([])

    var seen: [UInt64] { places.withLock { $0 } }

    func note(_ result: Result<Committed, LedgerError>, _ id: EntryID) {
        guard case .success(let proof) = result, proof.covers(id) else { return }
        places.withLock { $0.append(id.seq) }
    }
}

@Suite struct `A proof of durability` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `covers its batch's entries, by place and bytes`() throws {
        let ledger = try Ledger.create(scratch.files)
        let before = try ledger.append(entry(0))
        try ledger.committed()
        let first = try ledger.append(entry(1))
        let second = try ledger.append(entry(2))
        let proof = try ledger.committed()
        #expect(proof.covers(first))
        #expect(proof.covers(second))
        #expect(!proof.covers(before))
        #expect(!proof.covers(EntryID(seq: 3, leaf: second.leaf)))
        #expect(!proof.covers(EntryID(seq: 1, leaf: second.leaf)))
    }

    @Test func `is given for durable entries only`() throws {
        let ledger = try Ledger.create(scratch.files)
        let durable = try ledger.append(entry(0))
        try ledger.committed()
        let staged = try ledger.append(entry(1))
        #expect(ledger.proof(of: durable)?.covers(durable) == true)
        #expect(ledger.proof(of: staged) == nil)
        #expect(ledger.proof(of: EntryID(seq: 0, entry: entry(1))) == nil)
    }
}

@Suite struct `A failed commit` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `fails every later one`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        try ledger.committed()
        try Tampering.execute("INSERT INTO entries VALUES (1, x'00')", on: scratch.files)
        let lost = try ledger.append(entry(1))
        #expect(throws: LedgerError.database(code: 1555, during: .writing)) {
            try ledger.committed()
        }
        try Tampering.execute("DELETE FROM entries WHERE seq = 1", on: scratch.files)
        _ = try ledger.append(entry(2))
        #expect(throws: LedgerError.poisoned) { try ledger.committed() }
        #expect(ledger.durableSize == 1)
        #expect(ledger.proof(of: lost) == nil)
        ledger.close()
        #expect(try Ledger.open(scratch.files).size == 1)
    }

    @Test func `leaves nothing of its batch`() throws {
        let ledger = try Ledger.create(scratch.files)
        try Tampering.execute("INSERT INTO entries VALUES (1, x'00')", on: scratch.files)
        _ = try ledger.append(entry(0))
        _ = try ledger.append(entry(1))
        ledger.stage(row: Row(table: .meta, id: [1], version: 1, value: [2], mac: []))
        #expect(throws: LedgerError.self) { try ledger.committed() }
        try Tampering.execute("DELETE FROM entries WHERE seq = 1", on: scratch.files)
        let reader = try LedgerReader(scratch.files)
        #expect(try reader.entry(0) == nil)
        #expect(try reader.rows(.meta).isEmpty)
    }

    @Test func `comes of a signer that refuses, too`() throws {
        let ledger = try Ledger.create(scratch.files)
        _ = try ledger.append(entry(0))
        let word = Word()
        ledger.commit(signedBy: CheckpointSigner(key: TestLog().key) { _ in nil }) { word.say($0) }
        #expect(throws: LedgerError.signatureRefused) { try word.awaited().get() }
        #expect(throws: LedgerError.poisoned) { try ledger.committed() }
    }

    @Test func `comes of signing an empty log`() throws {
        let ledger = try Ledger.create(scratch.files)
        #expect(throws: LedgerError.nothingToSign) { try ledger.committed(by: TestLog()) }
    }
}
