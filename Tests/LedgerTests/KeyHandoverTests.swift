import Digests
import Ledger
import Terms
import Testing

@Suite struct `A hand-over of the log's key` {
    private let first = TestLog(seed: 1)
    private let second = TestLog(seed: 2)
    private let third = TestLog(seed: 3)

    /// The hand-overs that a verifier follows, or what it finds.
    private func read(_ log: RotatedLog) -> Result<[KeyHandover], LogFinding> {
        var verifier = LogVerifier()
        do throws(LogFinding) {
            for line in log.lines { try verifier.add(line) }
            return .success(verifier.handovers)
        } catch { return .failure(error) }
    }

    private func finding(_ log: RotatedLog) -> LogFinding? {
        if case .failure(let finding) = read(log) { finding } else { nil }
    }

    @Test func `says what both keys sign`() {
        let tree = Checkpoint(origin: "bursar.local/test", size: 7, root: MerkleHash.empty)
        let text = KeyHandover.statement(over: tree, from: first.key, to: second.key)
        #expect(
            String(decoding: text, as: UTF8.self) == """
                bursar/log-key/v1
                \(first.key.text)
                \(second.key.text)
                bursar.local/test
                7
                47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

                """)
        // Nothing that a log or a witness signs besides can be taken for it.
        #expect((try? Checkpoint(body: String(decoding: text, as: UTF8.self)))?.origin == nil)
    }

    @Test func `is followed, however many there are`() throws {
        var log = RotatedLog()
        log.grow(to: 5)
        log.rotate(from: first, to: second)
        log.rotate(from: second, to: third)
        log.grow(to: 12)
        let found = try read(log).get()
        #expect(found.map(\.seq) == [5, 6])
        #expect(found.map(\.previous) == [first.key, second.key])
        #expect(found.map(\.next) == [second.key, third.key])
        for trusted in [first, second, third] {
            let chain = try KeyChain(trusting: trusted.key, found)
            #expect(chain.newest == third.key)
            #expect(chain.key(at: 0) == first.key)
            #expect(chain.key(at: 5) == first.key)
            #expect(chain.key(at: 6) == second.key)
            #expect(chain.key(at: 7) == third.key)
            #expect(chain.key(at: .max) == third.key)
            try chain.verify(SignedNote(log.note(5, by: first)))
            try chain.verify(SignedNote(log.note(6, by: first, second)))
            try chain.verify(SignedNote(log.note(12, by: third)))
            // A key that was replaced signs no more, whoever has it now.
            #expect(throws: NoteError.unsigned(by: first.key.name)) {
                try chain.verify(SignedNote(log.note(6, by: first)))
            }
            #expect(throws: NoteError.unsigned(by: first.key.name)) {
                try chain.verify(SignedNote(log.note(12, by: first, second)))
            }
            // Nor does one sign before its time.
            #expect(throws: NoteError.unsigned(by: first.key.name)) {
                try chain.verify(SignedNote(log.note(5, by: second)))
            }
        }
        #expect(throws: NoteError.unsigned(by: first.key.name)) {
            try KeyChain(trusting: TestLog(seed: 9).key, found)
        }
    }

    @Test func `is not there where nothing was handed over`() throws {
        let chain = try KeyChain(trusting: first.key, [])
        #expect(chain.newest == first.key)
        #expect(chain.key(at: 100) == first.key)
        #expect(chain.contains(first.key))
        #expect(!chain.contains(second.key))
    }

    @Test func `of another key than the log's is passed over`() throws {
        var log = RotatedLog()
        log.grow(to: 2)
        log.add(RotatedLog.line(2, from: "", to: "", previous: "", next: "", key: "terms"))
        #expect(try read(log).get() == [])
    }

    @Test func `needs both signatures, over its own place in its own history`() {
        var before = RotatedLog()
        before.grow(to: 5)
        let thief = TestLog(seed: 9)
        func rotated(_ change: (inout RotatedLog) -> Void) -> LogFinding? {
            var log = before
            change(&log)
            return finding(log)
        }
        #expect(rotated { $0.rotate(from: first, to: second) } == nil)
        let wrong: [(LogFinding?, String)] = [
            (rotated { $0.rotate(from: first, to: thief, oldSigner: thief) }, "previous"),
            (rotated { $0.rotate(from: first, to: second, newSigner: thief) }, "next"),
            (rotated { $0.rotate(from: first, to: second, size: 4) }, "previous"),
            (rotated { $0.rotate(from: first, to: second, size: 6) }, "previous"),
            (rotated { $0.rotate(from: first, to: second, root: MerkleHash.empty) }, "previous"),
            (
                rotated { $0.rotate(from: first, to: second, oldSigner: second, newSigner: first) },
                "previous"
            ),
        ]
        for (found, member) in wrong {
            #expect(
                found
                    == .wrongHandover(
                        seq: 5,
                        clause: "is not signed by the \(member) key over the entries before it"))
        }
    }

    @Test func `can't be moved into another history or to another place`() {
        var log = RotatedLog()
        log.grow(to: 5)
        log.rotate(from: first, to: second)
        let line = log.lines[5]
        var other = RotatedLog()
        for seq in UInt64(0)..<5 { other.add(entry(seq, more: seq == 2 ? ",\"x\":1" : "")) }
        other.add(line)
        #expect(finding(other)?.seq == 5)
    }

    @Test func `begins where the last one ended`() {
        var log = RotatedLog()
        log.grow(to: 3)
        log.rotate(from: first, to: second)
        log.rotate(from: first, to: third)
        #expect(
            finding(log)
                == .wrongHandover(seq: 4, clause: "hands over from a key that is not in force"))
    }

    @Test func `is between two keys of one log`() {
        for (old, new) in [
            (first, first), (first, TestLog(name: "bursar.local/other", seed: 2)),
        ] {
            var log = RotatedLog()
            log.grow(to: 3)
            log.rotate(from: old, to: new)
            #expect(
                finding(log)?.clause
                    == "entry 3 does not hand over from one key of a log to another of its own")
        }
        for (old, new) in [("", second.key.text), (first.key.text, "x"), ("a+b+c", "a+b+c")] {
            var log = RotatedLog()
            log.grow(to: 3)
            log.add(RotatedLog.line(3, from: old, to: new, previous: "", next: ""))
            #expect(finding(log)?.clause == "entry 3 does not name two verifier keys")
        }
        var log = RotatedLog()
        log.grow(to: 3)
        log.add(
            RotatedLog.line(
                3, from: first.key.text, to: second.key.text, previous: "!", next: ""))
        #expect(finding(log)?.seq == 3)
    }
}
