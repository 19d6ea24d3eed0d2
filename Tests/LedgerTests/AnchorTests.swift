import Foundation
import Testing

@testable import Ledger

@Suite struct `The anchor's file` {
    private let scratch: Scratch
    private let log = TestLog()
    private var path: String { scratch.files.anchor }

    init() throws { scratch = try Scratch() }

    private func note(_ size: UInt64) -> String { log.note(size: size, root: MerkleHash.empty) }

    @Test func `is missing before the first write, then holds the highest note`() throws {
        #expect(Anchor.read(at: path) == .missing)
        var anchor = try Anchor(path: path)
        #expect(Anchor.read(at: path) == .unreadable)
        for size in UInt64(1)..<6 {
            try anchor.write(note(size))
            #expect(Anchor.read(at: path) == .note(note(size)))
        }
    }

    @Test func `keeps the note before the last, in whichever slot it is`() throws {
        var anchor = try Anchor(path: path)
        for size in UInt64(1)..<6 {
            try anchor.write(note(size))
            guard size > 1 else { continue }
            // Tear the newest slot in a copy: the one before is what remains.
            let copy = path + ".copy"
            try? FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let newest = size.isMultiple(of: 2) ? UInt64(Anchor.slotSize) : 0
            try Tampering.overwrite(copy, at: newest + 100, with: [0xFF])
            #expect(Anchor.read(at: copy) == .note(note(size - 1)))
        }
    }

    @Test func `goes on in the older slot when it is opened again`() throws {
        for size in UInt64(1)..<8 {
            var anchor = try Anchor(path: path)
            try anchor.write(note(size))
            try anchor.flush()
            #expect(Anchor.read(at: path) == .note(note(size)))
            guard size > 1 else { continue }
            let bytes = try Data(contentsOf: URL(filePath: path))
            let before = Data("\(size - 1)\n47DEQ".utf8)
            #expect(bytes.range(of: before) != nil, "the note before \(size) is still there")
        }
    }

    @Test(arguments: 0..<60)
    func `survives any one changed byte`(step: Int) throws {
        var anchor = try Anchor(path: path)
        try anchor.write(note(1))
        try anchor.write(note(2))
        let offset = UInt64(step * 6)
        let end = UInt64(81 + note(2).utf8.count)
        try Tampering.overwrite(path, at: offset, with: [0])
        #expect(Anchor.read(at: path) == .note(note(2)))
        try Tampering.overwrite(path, at: UInt64(Anchor.slotSize) + offset, with: [0])
        let left = Anchor.read(at: path)
        // Beyond the note's end the slots are zero anyway.
        #expect(left == (offset < end ? .unreadable : .note(note(2))))
    }

    @Test func `refuses a note that does not fit a slot`() throws {
        var anchor = try Anchor(path: path)
        #expect(throws: LedgerError.file(path: path, errno: EMSGSIZE)) {
            try anchor.write(String(repeating: "x", count: Anchor.slotSize))
        }
        #expect(anchor.dirtySince == nil)
    }

    @Test func `is dirty from the first unflushed write on`() throws {
        var anchor = try Anchor(path: path)
        #expect(anchor.dirtySince == nil)
        try anchor.write(note(1))
        let since = anchor.dirtySince
        #expect(since != nil)
        try anchor.write(note(2))
        #expect(anchor.dirtySince == since)
        try anchor.flush()
        #expect(anchor.dirtySince == nil)
    }

    @Test func `is no symbolic link`() throws {
        let target = scratch.path + "/elsewhere"
        try Data().write(to: URL(filePath: target))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        #expect(throws: LedgerError.file(path: path, errno: ELOOP)) { _ = try Anchor(path: path) }
        #expect(Anchor.read(at: path) == .unreadable)
    }
}

@Suite struct `A wake-up` {
    @Test func `that came first is not lost`() throws {
        let wakeup = try Wakeup()
        wakeup.post()
        let start = Wakeup.now
        wakeup.wait(until: start + 60_000_000_000)
        #expect(Wakeup.now - start < 30_000_000_000)
    }

    @Test func `that never comes ends at its deadline, not before`() throws {
        let wakeup = try Wakeup()
        let deadline = Wakeup.now + 20_000_000
        wakeup.wait(until: deadline)
        #expect(Wakeup.now >= deadline)
    }

    @Test func `crosses threads, and a thousand of them do not block`() throws {
        let wakeup = try Wakeup()
        let thread = try WorkerThread("a test's thread") { for _ in 0..<100_000 { wakeup.post() } }
        thread.join()
        wakeup.wait(until: nil)
    }
}
