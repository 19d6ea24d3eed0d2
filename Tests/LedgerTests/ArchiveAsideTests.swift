import Foundation
import Terms
import Testing

@testable import Ledger

/// An older copy of a log that was put back beside a later archive, and went on as another log.
@Suite struct `An archive that a log has left` {
    private static let first = TestLog()
    private static let next = TestLog(name: "bursar.local/test/2-00c0ffee", seed: 9)
    private let scratch: Scratch
    private let ledger: Ledger
    private var files: LedgerFiles { scratch.files }
    private var part: String { files.archive + ".part" }

    /// 900 entries, of which 512 were archived; then 300 more and a later archive; then the copy of before.
    init() throws {
        scratch = try Scratch()
        let log = try Ledger.create(scratch.files)
        try Self.add(900, to: log, by: Self.first)
        _ = try Self.make(log, scratch.files).get()
        log.stage(archiving: 0..<512)
        try Self.add(1, to: log, by: Self.first)
        log.close()
        let database = URL(filePath: scratch.files.database)
        let copy = try Data(contentsOf: database)
        let later = try Ledger.open(scratch.files)
        _ = try later.check(under: Self.first.key)
        try Self.add(300, to: later, by: Self.first)
        _ = try Self.make(later, scratch.files).get()
        later.close()
        try copy.write(to: database)
        ledger = try Ledger.open(scratch.files)
        try ledger.checkOlderCopy(under: Self.first.key)
    }

    private static func add(_ count: UInt64, to ledger: Ledger, by log: TestLog) throws {
        for seq in ledger.size..<ledger.size + count {
            _ = try ledger.append(entry(seq, more: log.key == first.key ? "" : #","w":1"#))
        }
        try ledger.committed(by: log)
    }

    private static func make(
        _ ledger: Ledger, _ files: LedgerFiles, _ log: TestLog = first
    ) -> Result<ArchiveReport, ArchiveFault> {
        ArchiveMaker(files, note: ledger.checkpoint ?? "", verifierKey: log.key.text).run()
    }

    private func make() -> Result<ArchiveReport, ArchiveFault> {
        Self.make(ledger, files, Self.next)
    }

    /// Begins the other log.
    private func goOn() throws { try Self.add(20, to: ledger, by: Self.next) }

    private func verify(_ path: String, _ log: TestLog) throws -> Int32 {
        try AuditProgram.run(["verify", path, "--key", log.key.text]).status
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/home")
            .filter { $0.hasPrefix("archive") }.sorted()
    }

    /// All of the log is in the archive, and the first log's is where it was said to be.
    private func check(_ report: ArchiveReport, in name: String) throws {
        #expect(report.setAside == scratch.path + "/home/" + name)
        #expect(try names() == ["archive", name])
        #expect(report.entries == 921)
        #expect(report.root == ledger.root)
        #expect(try verify(files.archive, Self.next) == 0)
        #expect(try verify(scratch.path + "/home/" + name, Self.first) == 0)
        let lines = try LedgerReader(files).entries(from: 0, limit: 2_000)
        #expect(lines.prefix(901) == (0..<901).map { entry($0) }[...])
        #expect(lines.count == 921)
    }

    @Test func `is set aside under its size and root, and another is made`() throws {
        try goOn()
        let report = try make().get()
        let note = scratch.path + "/home/" + (try names().last ?? "") + "/checkpoint"
        let old = try Checkpoint(
            note: String(contentsOfFile: note, encoding: .utf8), signedBy: Self.first.key)
        #expect(old.size == 1_201)
        let name = "archive.aside-1201-" + old.root.hex.prefix(8)
        try check(report, in: name)
        // From here on it is an archive as ever.
        ledger.stage(archiving: 512..<768)
        try Self.add(300, to: ledger, by: Self.next)
        let more = try make().get()
        #expect(more.setAside == nil)
        #expect(more.entries == 1_221)
        #expect(try LedgerReader(files).archivedSize() == 768)
        #expect(try LedgerReader(files).entry(700) == entry(700))
        #expect(try names() == ["archive", name])
    }

    // It proves that there was more: nothing of the same log may be put in its place.
    @Test func `stays where it is, as long as the log is the same`() throws {
        let note = files.archive + "/checkpoint"
        let before = try Data(contentsOf: URL(filePath: note))
        for more in [0, 500] as [UInt64] {
            for seq in ledger.size..<ledger.size + more {
                _ = try ledger.append(entry(seq, more: #","w":1"#))
            }
            try ledger.committed(by: Self.first)
            #expect(make() == .failure(.left(path: files.archive)))
            #expect(try names() == ["archive"])
            #expect(try Data(contentsOf: URL(filePath: note)) == before)
        }
    }

    @Test func `is taken for no more than a name where nobody can read whose it is`() throws {
        try Data("no checkpoint".utf8).write(to: URL(filePath: files.archive + "/checkpoint"))
        try goOn()
        let report = try make().get()
        #expect(report.setAside == files.archive + ".aside-unread")
        #expect(try verify(files.archive, Self.next) == 0)
        #expect(try LedgerReader(files).entry(300) == entry(300))
    }

    @Test func `takes the place of nothing that was set aside before`() throws {
        for name in ["aside-unread", "aside-unread-2"] {
            try FileManager.default.createDirectory(
                atPath: files.archive + "." + name, withIntermediateDirectories: false)
        }
        try Data("no checkpoint".utf8).write(to: URL(filePath: files.archive + "/checkpoint"))
        try goOn()
        #expect(try make().get().setAside == files.archive + ".aside-unread-3")
    }

    @Test func `is set aside by the next run, wherever one was cut short`() throws {
        try goOn()
        let aside = try #require(try make().get().setAside)
        let name = try #require(aside.split(separator: "/").last.map(String.init))
        // Set aside, and nothing in the place yet: what is archived is read from what was made.
        try FileManager.default.moveItem(atPath: files.archive, toPath: part)
        #expect(try LedgerReader(files).entry(300) == entry(300))
        #expect(try make().get().setAside == nil)
        #expect(try names() == ["archive", name])
        #expect(try verify(files.archive, Self.next) == 0)
        // Made whole, and the other still in the place.
        try FileManager.default.moveItem(atPath: files.archive, toPath: part)
        try FileManager.default.moveItem(atPath: aside, toPath: files.archive)
        try check(try make().get(), in: name)
        // Made in part.
        try FileManager.default.moveItem(atPath: files.archive, toPath: part)
        try FileManager.default.moveItem(atPath: aside, toPath: files.archive)
        try FileManager.default.removeItem(atPath: part + "/checkpoint")
        try Data([1, 2]).write(to: URL(filePath: part + "/tile/entries/001"))
        try check(try make().get(), in: name)
    }

    @Test func `stays where it is where a body of it was edited, or is gone`() throws {
        try goOn()
        let bundle = files.archive + "/tile/entries/001"
        let whole = try Data(contentsOf: URL(filePath: bundle))
        var bytes = whole
        bytes[40] ^= 1
        try bytes.write(to: URL(filePath: bundle))
        #expect(make() == .failure(.ledger(.changed(seq: 256))))
        try FileManager.default.removeItem(atPath: bundle)
        #expect(make() == .failure(.ledger(.archived(seq: 256, path: bundle))))
        #expect(!FileManager.default.fileExists(atPath: part + "/checkpoint"))
        #expect(
            try String(contentsOfFile: files.archive + "/checkpoint", encoding: .utf8)
                .hasPrefix(Self.first.key.name + "\n"))
        try whole.write(to: URL(filePath: bundle))
        #expect(try make().get().setAside != nil)
    }
}
