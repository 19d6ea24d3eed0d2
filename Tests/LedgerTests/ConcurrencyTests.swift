import Foundation
import Ledger
import Synchronization
import Testing

@Suite struct `While the writer writes` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    @Test func `a reader on another thread sees whole batches in order`() throws {
        let ledger = try Ledger.create(scratch.files)
        let files = scratch.files
        let finished = DispatchSemaphore(value: 0)
        let state = (isDone: Shared(false), faults: Shared<[String]>([]))
        Thread.detachNewThread {
            defer { finished.signal() }
            guard let reader = try? LedgerReader(files) else { return }
            var last: UInt64 = 0
            while !state.isDone.mutex.withLock({ $0 }) {
                guard let count = try? reader.count() else { continue }
                if count < last || !count.isMultiple(of: 5) {
                    state.faults.mutex.withLock { $0.append("\(last) then \(count)") }
                }
                if count > 0, (try? reader.entry(count - 1)) != entry(count - 1) {
                    state.faults.mutex.withLock { $0.append("entry \(count - 1)") }
                }
                last = count
            }
        }
        for batch in UInt64(0)..<60 {
            for place in UInt64(0)..<5 { _ = try ledger.append(entry(batch * 5 + place)) }
            try ledger.committed(by: log)
        }
        state.isDone.mutex.withLock { $0 = true }
        finished.wait()
        #expect(state.faults.mutex.withLock { $0 }.isEmpty)
        #expect(try LedgerReader(files).count() == 300)
    }

    @Test func `what is said to be durable is in the files already`() throws {
        let ledger = try Ledger.create(scratch.files)
        let files = scratch.files
        let faults = Shared<[UInt64]>([])
        for seq in UInt64(0)..<40 {
            _ = try ledger.append(entry(seq))
            ledger.commit(signedBy: log.signer) { _ in
                // On the writer's thread, before anyone else can act on it.
                let found = try? LedgerReader(files).entry(seq)
                if found != entry(seq) { faults.mutex.withLock { $0.append(seq) } }
            }
        }
        ledger.close()
        #expect(faults.mutex.withLock { $0 }.isEmpty)
    }

    @Test func `the anchor is never behind what was said to be durable`() throws {
        let ledger = try Ledger.create(scratch.files)
        let path = scratch.files.anchor
        for seq in UInt64(0)..<10 {
            _ = try ledger.append(entry(seq))
            try ledger.committed(by: log)
            let bytes = try Data(contentsOf: URL(filePath: path))
            let note = try #require(ledger.checkpoint)
            #expect(bytes.range(of: Data(note.utf8)) != nil)
        }
    }

    @Test func `another process can't take the home`() throws {
        let home = scratch.path + "/home"
        let lock = try HomeLock(directory: home)
        #expect(try Self.flock(home + "/lock") == 1)
        _ = consume lock
        #expect(try Self.flock(home + "/lock") == 0)
    }

    private static func flock(_ path: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/flock")
        process.arguments = ["--nonblock", path, "true"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// A mutex that closures can share.
private final class Shared<Value: Sendable>: Sendable {
    let mutex: Mutex<Value>
    init(_ value: Value) { mutex = Mutex(value) }
}
