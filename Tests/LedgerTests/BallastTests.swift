import Foundation
import Testing

@testable import Ledger

@Suite struct `The ballast` {
    private let scratch: Scratch
    private var ballast: Ballast {
        Ballast(path: scratch.files.ballast, size: scratch.files.ballastSize)
    }

    init() throws { scratch = try Scratch() }

    @Test func `is made with the ledger, 16 MiB of blocks that only its owner reads`() throws {
        try Ledger.create(scratch.files).close()
        #expect(ballast.size == 16 << 20)
        #expect(ballast.isWhole)
        #expect(scratch.files.ballast == scratch.path + "/home/ballast")
        #expect(try Tampering.mode(of: scratch.files.ballast) == 0o600)
    }

    @Test func `is made at the next start where it is missing, short or without blocks`() throws {
        try Ledger.create(scratch.files).close()
        let url = URL(filePath: scratch.files.ballast)
        for change in [
            { try FileManager.default.removeItem(at: url) },
            { try Data("short".utf8).write(to: url) },
            {
                try Data().write(to: url)
                let file = try FileHandle(forWritingTo: url)
                try file.truncate(atOffset: 16 << 20)
                try file.close()
            },
        ] as [() throws -> Void] {
            try change()
            #expect(!ballast.isWhole)
            let ledger = try Ledger.open(scratch.files)
            #expect(ballast.isWhole)
            #expect(!ledger.isLow)
            ledger.close()
        }
    }

    @Test func `gives its room back once`() throws {
        try ballast.make()
        #expect(ballast.release())
        #expect(!ballast.isWhole)
        #expect(!ballast.release())
        #expect(try ballast.makeIfMissing())
        #expect(ballast.isWhole)
    }

    @Test func `is not made where a link stands, nor where there is no directory`() throws {
        let target = scratch.path + "/elsewhere"
        try Data("mine".utf8).write(to: URL(filePath: target))
        try FileManager.default.createSymbolicLink(
            atPath: ballast.path, withDestinationPath: target)
        #expect(throws: LedgerError.file(path: ballast.path, errno: ELOOP)) {
            _ = try ballast.makeIfMissing()
        }
        #expect(try Data(contentsOf: URL(filePath: target)) == Data("mine".utf8))
        let nowhere = Ballast(path: scratch.path + "/none/ballast", size: 1)
        #expect(throws: LedgerError.self) { try nowhere.make() }
        #expect(try !nowhere.makeIfMissing())
        #expect(!nowhere.hasRoom)
    }

    @Test func `has no room on a disk that is smaller than twice its size`() throws {
        #expect(ballast.hasRoom)
        let huge = Ballast(path: ballast.path, size: Int.max / 4)
        #expect(!huge.hasRoom)
        #expect(try !huge.makeIfMissing())
        #expect(!FileManager.default.fileExists(atPath: ballast.path))
    }

    @Test func `that has no room leaves a ledger that opens and knows it, and makes no new one`()
        throws
    {
        try Ledger.create(scratch.files).close()
        let files = LedgerFiles(
            database: scratch.files.database, anchor: scratch.files.anchor,
            ballastSize: Int.max / 4)
        #expect(try Ledger.open(files).isLow)
        let other = try Scratch()
        let small = LedgerFiles(
            database: other.files.database, anchor: other.files.anchor, ballastSize: Int.max / 4)
        #expect(throws: LedgerError.full) { try Ledger.create(small) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path + "/home").isEmpty)
    }

    @Test func `that was given comes back, and the listener hears of it`() throws {
        let ledger = try Ledger.create(scratch.files)
        let heard = DispatchSemaphore(value: 0)
        ledger.listen { heard.signal() }
        #expect(ledger.writer.giveBallast())
        #expect(ledger.isLow)
        #expect(ledger.hadBallast)
        #expect(!ledger.writer.giveBallast())
        ledger.restoreBallast()
        #expect(heard.wait(timeout: .now() + 60) == .success)
        #expect(!ledger.isLow)
        #expect(ballast.isWhole)
    }

    @Test func `leaves the writing as it is while it is away`() throws {
        let ledger = try Ledger.create(scratch.files)
        #expect(ledger.writer.giveBallast())
        _ = try ledger.append(entry(0))
        try ledger.committed()
        #expect(ledger.durableSize == 1)
        #expect(ledger.isLow)
    }
}

@Suite struct `An error for want of room` {
    @Test(arguments: [
        LedgerError.full, .database(code: 13, during: .committing),
        .file(path: "/x", errno: ENOSPC),
        .file(path: "/x", errno: EDQUOT),
    ])
    func `is told from one that leaves the state unknown`(error: LedgerError) {
        #expect(error.isFull)
        #expect(error.hint.contains("make room"))
    }

    @Test(arguments: [
        LedgerError.slow, .database(code: 10, during: .committing),
        // A flush that failed, and an index that could not grow after the commit counted.
        .database(code: 10 | 4 << 8, during: .committing),
        .database(code: 10 | 19 << 8, during: .committing), .file(path: "/x", errno: EIO),
        .poisoned,
    ])
    func `is no other`(error: LedgerError) { #expect(!error.isFull) }
}
