import Foundation
import Glibc
import Testing

@testable import Ledger

/// What a careless or hostile hand does to a file under a running ledger.
enum Hand: CaseIterable {
    case unlinks, movesAway, replaces, linksAgain

    func touch(_ path: String) throws {
        let files = FileManager.default
        switch self {
        case .unlinks: try files.removeItem(atPath: path)
        case .movesAway: try files.moveItem(atPath: path, toPath: path + ".away")
        case .replaces:
            // As an editor or `sed -i` does: another file, of the same bytes, under the name.
            try files.copyItem(atPath: path, toPath: path + ".new")
            unsafe #expect(rename(path + ".new", path) == 0)
        case .linksAgain: try files.linkItem(atPath: path, toPath: path + ".second")
        }
    }
}

@Suite struct `A file under an open ledger` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    private func begun() throws -> Ledger {
        let ledger = try Ledger.create(scratch.files)
        for seq in UInt64(0)..<3 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
        }
        return ledger
    }

    private static let suffixes = ["", "-wal", "-shm", "anchor"]

    private func path(_ suffix: String) -> String {
        suffix == "anchor" ? scratch.files.anchor : scratch.files.database + suffix
    }

    @Test(arguments: suffixes, Hand.allCases)
    func `that is not in its place stops the writing, and is named`(suffix: String, hand: Hand)
        throws
    {
        let ledger = try begun()
        try hand.touch(path(suffix))
        _ = try ledger.append(entry(3))
        let word = Word()
        ledger.commit(signedBy: log.signer) { word.say($0) }
        guard case .failure(.moved(let found, _)) = word.awaited() else {
            Issue.record("the commit went through")
            return
        }
        #expect(found == path(suffix))
        #expect(ledger.durableSize == 3)
        #expect(throws: LedgerError.poisoned) { try ledger.committed(by: log) }
        guard case .moved? = ledger.failure else {
            Issue.record("the ledger does not say why it ended")
            return
        }
    }

    @Test(arguments: ["", "-wal", "-shm"], Hand.allCases)
    func `loses nothing that was answered for, whatever became of it`(suffix: String, hand: Hand)
        throws
    {
        let ledger = try begun()
        try hand.touch(path(suffix))
        _ = try ledger.append(entry(3))
        let word = Word()
        ledger.commit(signedBy: log.signer) { word.say($0) }
        guard case .failure(.moved(_, let rescued)) = word.awaited() else {
            Issue.record("the commit went through")
            return
        }
        // As after the daemon's exit: nothing is closed, the files are what they are.
        let next = try Scratch()
        for part in ["", "-wal"] {
            let from = rescued.map { part.isEmpty ? $0 : "" } ?? scratch.files.database + part
            guard FileManager.default.fileExists(atPath: from) else { continue }
            try FileManager.default.copyItem(atPath: from, toPath: next.files.database + part)
        }
        try FileManager.default.copyItem(atPath: scratch.files.anchor, toPath: next.files.anchor)
        let again = try Ledger.open(next.files)
        #expect(again.size == 3)
        #expect(again.root == ledger.durableRoot)
        #expect(again.checkpoint == ledger.checkpoint)
        #expect(try again.check(under: log.key) == 0)
        let isLost = suffix.isEmpty || suffix == "-wal" && hand == .replaces
        #expect((rescued != nil) == (isLost && hand != .linksAgain))
        if let rescued { #expect(try Tampering.mode(of: rescued) == 0o600) }
    }

    @Test func `that was put aside is saved beside, never over what is there`() throws {
        let ledger = try begun()
        let copy = scratch.files.database + ".rescued-3"
        try Data("mine".utf8).write(to: URL(filePath: copy))
        try Hand.unlinks.touch(scratch.files.database)
        _ = try ledger.append(entry(3))
        #expect(throws: LedgerError.moved(path: scratch.files.database, rescued: nil)) {
            try ledger.committed(by: log)
        }
        #expect(try Data(contentsOf: URL(filePath: copy)) == Data("mine".utf8))
    }

    @Test func `with a second name is not opened`() throws {
        try begun().close()
        try Hand.linksAgain.touch(scratch.files.database)
        #expect(throws: LedgerError.moved(path: scratch.files.database, rescued: nil)) {
            _ = try Ledger.open(scratch.files)
        }
    }

    @Test func `that nobody touched is written again and again`() throws {
        let ledger = try begun()
        for seq in UInt64(3)..<40 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
        }
        #expect(ledger.failure == nil)
        #expect(ledger.durableSize == 40)
    }
}

@Suite struct `The write-ahead log` {
    @Test func `is moved into the database once it is long, and nothing is lost`() throws {
        let scratch = try Scratch()
        let ledger = try Ledger.create(scratch.files)
        let database = URL(filePath: scratch.files.database)
        let before = try Data(contentsOf: database).count
        // 9,000 pages of 4 KiB and more.
        for seq in UInt64(0)..<700 {
            _ = try ledger.append(
                entry(seq, more: ",\"x\":\"" + String(repeating: "y", count: 60_000) + "\""))
            if seq % 10 == 9 { try ledger.committed() }
        }
        try ledger.committed()
        #expect(try Data(contentsOf: database).count > before + (30 << 20))
        let wal = URL(filePath: scratch.files.database + "-wal")
        // The next round began at its beginning: it is no longer than the first one.
        #expect(try Data(contentsOf: wal).count < 36 << 20)
        #expect(try LedgerReader(scratch.files).count() == 700)
        ledger.close()
        #expect(try Ledger.open(scratch.files).size == 700)
    }
}
