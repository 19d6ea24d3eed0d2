import Admin
import Foundation
import Gate
import JSON
import Keyroom
import Ledger
import Terms
import Testing
import Vault

@testable import AdminTests
@testable import Backup

/// A backup, from the vault it is of to the vault it becomes.
@Suite struct `A backup` {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    @Test func `holds the vault as it was, and says so in the log`() throws {
        let size = shelf.premises.ledger.durableSize
        let report = try shelf.make()
        #expect(report.entries == size)
        #expect(report.bytes == UInt64(shelf.bytes.count))
        let entry = try #require(try shelf.premises.entries("backup.made").last)
        #expect(entry.body["sha256"] == .string(report.hash.hex))
        #expect(entry.body["entries"] == .integer(size))
        #expect(try shelf.restore() == report)
        let reader = try LedgerReader(
            LedgerFiles(database: shelf.back, anchor: shelf.back + ".anchor"))
        #expect(
            try reader.entries(from: 0, limit: 10_000)
                == shelf.premises.reader.entries(from: 0, limit: Int(size)))
        for table in RowTable.allCases {
            #expect(try reader.rows(table) == shelf.premises.reader.rows(table))
        }
        #expect(try shelf.leftovers() == [])
    }

    /// Moves the first 256 entries into the archive.
    private func archive() throws {
        let premises = shelf.premises
        while premises.ledger.size < 300 {
            _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        }
        try premises.settle()
        let run = try premises.office.beginArchive(["before": "2100-01-01T00:00:00Z"])
        var rest = try premises.office.takeArchive(run.make(), of: run)
        while !rest.isOver {
            rest = try premises.office.removeArchived(rest, by: Premises.admin)
            try premises.settle()
        }
    }

    // Who takes a bundle away for a moment could have edited rows put on the shelf: nobody held them to their entries.
    @Test func `is made of no vault whose archive is away`() throws {
        try archive()
        let archive = shelf.premises.place.files.archive
        try FileManager.default.moveItem(atPath: archive, toPath: archive + ".away")
        let outcome = try shelf.premises.office.beginBackup(["path": .string(shelf.path)]).run()
        #expect(outcome == .failure(.ledger(.archived(seq: 255, path: archive))))
        #expect(throws: OfficeError.self) {
            try shelf.premises.office.finishBackup(outcome, by: Premises.admin)
        }
        #expect(!FileManager.default.fileExists(atPath: shelf.path))
        try FileManager.default.moveItem(atPath: archive + ".away", toPath: archive)
        #expect(try shelf.make().unread == 0)
    }

    // The keys are in it, whatever became of old entries.
    @Test func `of a vault whose old entries are archived is put back without them`() throws {
        try archive()
        let premises = shelf.premises
        #expect(try premises.reader.archivedSize() == 256)
        #expect(try shelf.make().unread == 0)
        let away = try Place()
        let bytes = Array(Premises.passphrase.utf8)
        let secret = unsafe try SecretBytes(copying: bytes.span.bytes)
        let report = try BackupRestorer(shelf.path).restore(
            to: away.path + "/bursar.db", with: secret, by: SlotChoice())
        #expect(report.unread == 256)
        #expect(report.entries > 300)
        // Where the archive lies, all of it is read.
        let beside = premises.place.files.database + ".back"
        let whole = try BackupRestorer(shelf.path).restore(
            to: beside, with: secret, by: SlotChoice())
        #expect(whole.unread == 0)
    }

    @Test func `opens by any slot there was, and by no other`() throws {
        let key = [UInt8](1...32)
        let both = [Array(Premises.passphrase.utf8), key].map { secret -> [UInt8] in
            [0, 0, 0, UInt8(secret.count)] + secret
        }
        try shelf.premises.work(
            .add(.named("file"), .keyFile, shares: nil, proof: SlotChoice()),
            Array(both.joined()))
        try shelf.make()
        func opened(_ bytes: [UInt8]) throws -> BackupReport {
            let secret = unsafe try SecretBytes(copying: bytes.span.bytes)
            return try BackupRestorer(shelf.path).restore(
                to: shelf.back, with: secret, by: SlotChoice(kind: .keyFile))
        }
        #expect(throws: BackupError.vault(.wrongSecret(.keyFile))) {
            _ = try opened(key.reversed())
        }
        #expect(try opened(key).bytes == UInt64(shelf.bytes.count))
    }

    @Test func `is its owner's alone, and overwrites nothing`() throws {
        try shelf.make()
        let facts = try FileManager.default.attributesOfItem(atPath: shelf.path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        let before = shelf.bytes
        #expect(throws: OfficeError.self) { try shelf.make() }
        #expect(shelf.bytes == before)
        // And a vault that stands there is no place for one.
        try shelf.restore()
        #expect(throws: BackupError.exists(path: shelf.back)) { try shelf.restore() }
        #expect(try shelf.leftovers() == [])
    }

    @Test func `shows nothing of the log to whoever has no secret of a slot`() throws {
        try shelf.make()
        let text = String(decoding: shelf.bytes, as: UTF8.self)
        for word in ["policy.applied", "ethereum/main", "SQLite format", "payees"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(shelf.fault("another passphrase") == .vault(.wrongSecret(.passphrase)))
    }

    @Test func `that was changed anywhere opens nowhere`() throws {
        try shelf.make()
        let good = shelf.bytes
        let head = try #require(good.firstIndex(of: 10))
        let ends = [0, 1, head / 2, head - 1, head, head + 1, head + 24, head + 25, good.count - 1]
        let inside = stride(from: head + 26, to: good.count, by: 9_973)
        for index in ends + inside {
            var bytes = good
            bytes[index] ^= 1
            shelf.bytes = bytes
            #expect(shelf.fault() != nil, "byte \(index)")
        }
        for length in [
            0, head, head + 1, head + 25, head + 26, good.count - 1, good.count - 5_000,
        ] {
            shelf.bytes = Array(good.prefix(length))
            #expect(shelf.fault() != nil, "cut to \(length)")
        }
        shelf.bytes = good + [0]
        #expect(shelf.fault() == .altered(path: shelf.path))
        shelf.bytes = good
        #expect(shelf.fault() == nil)
        #expect(try shelf.leftovers() == [])
    }

    @Test func `has chunks in one order, and one head`() throws {
        for price in 1...500 {
            _ = try shelf.premises.office.setRate(
                Premises.rate(price: .string("\(1_000 + price)")), by: Premises.admin)
        }
        try shelf.premises.settle()
        try shelf.make()
        let good = shelf.bytes
        let body = try #require(good.firstIndex(of: 10)) + 25
        let size = BackupFile.chunk + 17
        try #require(good.count > body + 2 * size)
        var swapped = good
        swapped.replaceSubrange(body..<(body + size), with: good[(body + size)..<(body + 2 * size)])
        swapped.replaceSubrange((body + size)..<(body + 2 * size), with: good[body..<(body + size)])
        shelf.bytes = swapped
        #expect(shelf.fault() == .altered(path: shelf.path))
        shelf.bytes = Array(good[..<body]) + Array(good[(body + size)...])
        #expect(shelf.fault() == .altered(path: shelf.path))
        // The head of another backup of the same vault: its key is another.
        try shelf.make(shelf.path + "2")
        let other = try #require(FileManager.default.contents(atPath: shelf.path + "2"))
        let otherHead = try #require(other.firstIndex(of: 10))
        shelf.bytes = Array(other[...otherHead]) + Array(good[(body - 24)...])
        #expect(shelf.fault() == .altered(path: shelf.path))
    }

    @Test func `is not made of a log that was edited`() throws {
        let premises = shelf.premises
        premises.ledger.close()
        try premises.place.rewrite(2, "'admin'", "'adnim'")
        let next = try Premises(at: premises.place, clock: premises.clock)
        try? next.unseal()
        #expect(throws: OfficeError.self) {
            try next.office.beginBackup(["path": .string(shelf.path)])
        }
        #expect(!FileManager.default.fileExists(atPath: shelf.path))
    }

    @Test func `is not made while it can't be read back, nor two at once, nor sealed`() throws {
        let office = shelf.premises.office
        for path in ["relative", "", "/", "/a/", "/a\nb"] {
            #expect(throws: OfficeError.self, "\(path)") {
                try office.beginBackup(["path": .string(path)])
            }
        }
        let maker = try office.beginBackup(["path": .string(shelf.path)])
        #expect(throws: OfficeError.self) { try office.beginBackup(["path": .string("/a/b")]) }
        _ = try office.finishBackup(maker.run(), by: Premises.admin)
        try shelf.premises.settle()
        let sealed = try shelf.premises.restarted()
        #expect(throws: OfficeError.sealed) {
            try sealed.office.beginBackup(["path": .string("/a/b")])
        }
    }

    @Test func `opens frozen where it is put back, and goes on as a new epoch`() throws {
        try shelf.make()
        let premises = shelf.premises
        premises.ledger.close()
        try shelf.restore()
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: premises.place.files.database + suffix)
        }
        try FileManager.default.moveItem(atPath: shelf.back, toPath: premises.place.files.database)
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.findings.count == 1)
        _ = try next.office.beginEpoch(["reason": "the disk died"], by: Premises.admin)
        try next.settle()
        #expect(next.office.findings == [])
        #expect(LogOrigin(try VerifierKey(next.office.verifierKey).name).epoch == 2)
    }
}
