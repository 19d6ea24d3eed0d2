import Foundation
import Terms
import Testing

@testable import Ledger

/// The archive of a log: what is written, read back, and read from it once the database has let go of it.
@Suite struct `An archive of a log` {
    private static let log = TestLog()
    private let scratch: Scratch
    private let ledger: Ledger
    private var files: LedgerFiles { scratch.files }

    init() throws {
        scratch = try Scratch()
        ledger = try Ledger.create(scratch.files)
        try add(900, to: ledger)
    }

    private func add(_ count: UInt64, to ledger: Ledger) throws {
        for seq in ledger.size..<ledger.size + count { _ = try ledger.append(entry(seq)) }
        try ledger.committed(by: Self.log)
    }

    private func make(_ ledger: Ledger? = nil) -> Result<ArchiveReport, ArchiveFault> {
        let ledger = ledger ?? self.ledger
        return ArchiveMaker(
            files, note: ledger.checkpoint ?? "", verifierKey: Self.log.key.text
        ).run()
    }

    private func remove(_ range: Range<UInt64>) throws {
        _ = try ledger.append(entry(ledger.size))
        ledger.stage(archiving: range)
        try ledger.committed(by: Self.log)
    }

    private func rows() throws -> UInt64 {
        var connection = try Connection.openReader(at: files.database)
        return UInt64(try connection.integer("SELECT count(*) FROM entries"))
    }

    private func verify() throws -> Int32 {
        try AuditProgram.run(["verify", files.archive, "--key", Self.log.key.text]).status
    }

    @Test func `holds all that was signed, for the programs that read an export`() throws {
        let report = try make().get()
        #expect(report.entries == 900)
        #expect(report.root == ledger.root)
        #expect(try verify() == 0)
        // A later one goes on from it.
        try add(200, to: ledger)
        #expect(try make().get().entries == 1_100)
        #expect(try verify() == 0)
        let tiles = files.archive + "/tile"
        #expect(!FileManager.default.fileExists(atPath: tiles + "/entries/003.p"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: tiles + "/0/004.p") == ["76"])
        #expect(try make().get().root == ledger.root)
    }

    @Test func `has the bodies that the database no longer has`() throws {
        _ = try make().get()
        try remove(0..<512)
        #expect(try rows() == 901 - 511)
        try remove(512..<768)
        #expect(try rows() == 902 - 767)
        let reader = try LedgerReader(files)
        #expect(try reader.archivedSize() == 768)
        let all = (0..<902).map { entry($0) }
        #expect(try reader.entries(from: 0, limit: 1_000) == all)
        #expect(try ledger.entries(from: 0, limit: 1_000, by: reader) == all)
        #expect(try reader.entries(from: 700, limit: 100) == Array(all[700..<800]))
        #expect(try reader.entries(from: 255, limit: 1) == [all[255]])
        #expect(try reader.entry(767) == all[767])
        #expect(try reader.count() == 902)
        for seq in [UInt64(0), 255, 256, 767, 768, 901] {
            let receipt = try #require(ledger.receipt(for: seq))
            try TLogProof(receipt).verify(
                leaf: MerkleHash.leaf(entry(seq)), signedBy: Self.log.key)
        }
        ledger.close()
        let again = try Ledger.open(files)
        #expect(try again.check(under: Self.log.key) == 0)
        #expect(again.size == 902)
        // What is archived already is read from there, and the archive goes on.
        try add(100, to: again)
        #expect(try make(again).get().entries == 1_002)
        #expect(try verify() == 0)
        again.close()
    }

    // It says what kind of vault this is: a start from a snapshot reads it and nothing else that is old.
    @Test func `leaves the first entry where it was, too`() throws {
        _ = try make().get()
        try remove(0..<512)
        try FileManager.default.moveItem(atPath: files.archive, toPath: files.archive + ".away")
        let reader = try LedgerReader(files)
        #expect(try reader.archivedSize() == 512)
        #expect(try reader.entry(0) == entry(0))
        #expect(throws: LedgerError.self) { try reader.entry(1) }
        #expect(try ledger.entry(0, by: reader) == entry(0))
        #expect(try reader.entries(from: 0, limit: 1) == [entry(0)])
        #expect(throws: LedgerError.self) { try reader.entries(from: 0, limit: 2) }
    }

    // As the first archives were made.
    @Test func `has the first entry of a database that let go of it`() throws {
        _ = try make().get()
        try remove(0..<512)
        try Tampering.execute("DELETE FROM entries WHERE seq = 0", on: files)
        let reader = try LedgerReader(files)
        #expect(try reader.archivedSize() == 512)
        #expect(try reader.entry(0) == entry(0))
        #expect(try reader.entries(from: 0, limit: 1_000) == (0..<901).map { entry($0) })
        try remove(512..<768)
        #expect(try reader.archivedSize() == 768)
        ledger.close()
        let again = try Ledger.open(files)
        #expect(try again.check(under: Self.log.key) == 0)
        again.close()
    }

    @Test func `is missed by name where it was taken away`() throws {
        _ = try make().get()
        try remove(0..<512)
        let bundle = files.archive + "/tile/entries/001"
        try FileManager.default.moveItem(atPath: bundle, toPath: bundle + ".away")
        let reader = try LedgerReader(files)
        #expect(try reader.entry(255) == entry(255))
        let missing = LedgerError.archived(seq: 256, path: bundle)
        #expect(throws: missing) { try reader.entry(300) }
        #expect(throws: missing) { try ledger.entries(from: 0, limit: 600, by: reader) }
        #expect(!missing.isDamage)
        ledger.close()
        #expect(throws: missing) { try Ledger.open(files) }
        try FileManager.default.moveItem(atPath: bundle + ".away", toPath: bundle)
        let again = try Ledger.open(files)
        #expect(try again.check(under: Self.log.key) == 0)
        again.close()
    }

    @Test func `is never believed where it was edited`() throws {
        _ = try make().get()
        try remove(0..<512)
        let bundle = files.archive + "/tile/entries/001"
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: bundle)))
        bytes[40] ^= 1
        try Data(bytes).write(to: URL(filePath: bundle))
        let reader = try LedgerReader(files)
        #expect(throws: LedgerError.changed(seq: 256)) {
            try ledger.entries(from: 250, limit: 10, by: reader)
        }
        #expect(make() == .failure(.notWhatWasSigned(path: files.archive)))
        ledger.close()
        let again = try Ledger.open(files)
        #expect(throws: LedgerFinding.entryAltered(seq: 256)) {
            try again.check(under: Self.log.key)
        }
        again.close()
    }

    @Test func `is not made of entries that were edited`() throws {
        try Tampering.execute("UPDATE entries SET bytes = x'7b7d' WHERE seq = 300", on: files)
        #expect(make() == .failure(.ledger(.changed(seq: 300))))
        #expect(!FileManager.default.fileExists(atPath: files.archive + "/checkpoint"))
    }

    @Test func `is written over no other end of this log`() throws {
        _ = try make().get()
        let note = files.archive + "/checkpoint"
        for other in [
            Self.log.note(size: 900, root: MerkleHash.empty),
            Self.log.note(size: 901, root: ledger.root),
        ] {
            try Data(other.utf8).write(to: URL(filePath: note))
            #expect(make() == .failure(.left(path: files.archive)))
            #expect(try String(contentsOfFile: note, encoding: .utf8) == other)
        }
    }

    @Test func `is gone on with where a run was cut short`() throws {
        _ = try make().get()
        // No checkpoint yet, and half a file.
        try FileManager.default.removeItem(atPath: files.archive + "/checkpoint")
        try FileManager.default.removeItem(atPath: files.archive + "/tile/entries/002")
        try Data([1, 2, 3]).write(to: URL(filePath: files.archive + "/tile/entries/.002.partial"))
        try Data([1, 2, 3]).write(to: URL(filePath: files.archive + "/tile/entries/001"))
        #expect(try make().get().entries == 900)
        #expect(try verify() == 0)
    }

    @Test(arguments: [UInt64(1), 100, 255, 257])
    func `leaves no room for rows that somebody took away`(first: UInt64) throws {
        _ = try make().get()
        try Tampering.execute("DELETE FROM entries WHERE seq < \(first)", on: files)
        let reader = try LedgerReader(files)
        #expect(throws: LedgerError.gap(seq: 0)) { try reader.entries(from: 0, limit: 10) }
        ledger.close()
        #expect(throws: LedgerError.gap(seq: 0)) { try Ledger.open(files) }
    }
}
