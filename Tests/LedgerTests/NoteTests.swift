import Digests
import Ledger
import Terms
import Testing

private struct NoteVectors: Decodable {
    struct Signed: Decodable {
        let vkey: String
        let note: String
    }
    let signed: [Signed]
    let readable: [String]
}

@Suite struct `A verifier key` {
    @Test func `survives reading and printing`() throws {
        for known in try vectors("notes.json", as: NoteVectors.self).signed {
            #expect(try VerifierKey(known.vkey).text == known.vkey)
        }
        let key = TestLog().key
        #expect(try VerifierKey(key.text) == key)
    }

    @Test(arguments: [
        "", "PeterNeumann", "PeterNeumann+c74f20a3",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        // Another hash, in capitals, another type, one byte short.
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func `is refused in any other form`(text: String) {
        #expect(throws: NoteError.notAVerifierKey) { try VerifierKey(text) }
    }

    @Test func `needs a name without spaces and 32 bytes`() {
        let bytes = [UInt8](repeating: 1, count: 32)
        #expect(VerifierKey(name: "a b", publicKey: bytes) == nil)
        #expect(VerifierKey(name: "a\u{2003}b", publicKey: bytes) == nil)
        #expect(VerifierKey(name: "a+b", publicKey: bytes) == nil)
        #expect(VerifierKey(name: "", publicKey: bytes) == nil)
        #expect(VerifierKey(name: "a", publicKey: [1]) == nil)
    }
}

@Suite struct `A signed note` {
    @Test func `published elsewhere verifies`() throws {
        for known in try vectors("notes.json", as: NoteVectors.self).signed {
            let note = try SignedNote(known.note)
            try note.verify(by: VerifierKey(known.vkey))
            #expect(note.encoded == known.note)
        }
    }

    @Test func `of the standard's examples is read and written back`() throws {
        for text in try vectors("notes.json", as: NoteVectors.self).readable {
            #expect(try SignedNote(text).encoded == text)
        }
    }

    @Test func `with a changed text is refused`() throws {
        let log = TestLog()
        let note = log.note(size: 3, root: MerkleHash.empty)
        let changed = note.replacing("\n3\n", with: "\n4\n", maxReplacements: 1)
        #expect(throws: NoteError.wrongSignature(by: log.key.name)) {
            try SignedNote(changed).verify(by: log.key)
        }
    }

    @Test func `needs a signature by the key that is asked for`() throws {
        let (log, other) = (TestLog(), TestLog(seed: 8))
        let note = try SignedNote(log.note(size: 3, root: MerkleHash.empty))
        #expect(throws: NoteError.unsigned(by: other.key.name)) { try note.verify(by: other.key) }
    }

    @Test func `carries sixteen signatures and more, unknown ones ignored`() throws {
        let log = TestLog()
        let own = try SignedNote(log.note(size: 3, root: MerkleHash.empty))
        let strangers = (0..<20).map {
            NoteSignature(
                by: TestLog(name: "witness.example/\($0)", seed: UInt8($0)).key,
                bytes: [UInt8](repeating: 1, count: $0 == 3 ? 4_000 : 64))
        }
        let note = SignedNote(text: own.text, signatures: strangers + own.signatures)
        try SignedNote(note.encoded).verify(by: log.key)
    }

    @Test func `with one false signature by a known key is refused, a good one beside it or not`()
        throws
    {
        let log = TestLog()
        let own = try SignedNote(log.note(size: 3, root: MerkleHash.empty))
        let forged = NoteSignature(by: log.key, bytes: [UInt8](repeating: 1, count: 64))
        let note = SignedNote(text: own.text, signatures: own.signatures + [forged])
        #expect(throws: NoteError.wrongSignature(by: log.key.name)) { try note.verify(by: log.key) }
    }

    @Test func `with too many signatures is refused`() throws {
        let log = TestLog()
        let own = try SignedNote(log.note(size: 3, root: MerkleHash.empty))
        let many = Array(repeating: own.signatures[0], count: 65)
        #expect(throws: NoteError.tooManySignatures(count: 65)) {
            try SignedNote(SignedNote(text: own.text, signatures: many).encoded)
        }
    }

    @Test(arguments: [
        "", "\n", "text\n", "text\n\n", "\n— a YWFhYWE=\n", "text\n— a YWFhYWE=\n",
        "text\n\n— a YWFhYWE=", "te\rxt\n\n— a YWFhYWE=\n", "te\u{0}xt\n\n— a YWFhYWE=\n",
    ])
    func `in any other form is refused`(text: String) {
        #expect(throws: NoteError.notANote) { try SignedNote(text) }
    }

    @Test(arguments: [
        "- a YWFhYWE=", "— a", "— a b c", "—  YWFhYWE=", "— a YWFhYWE", "— a YWFhYQ==",
        "— a+b YWFhYWE=",
    ])
    func `with a malformed signature line is refused`(line: String) {
        #expect(throws: NoteError.malformedSignature(line: 1)) {
            try SignedNote("text\n\n\(line)\n")
        }
    }
}

@Suite struct `A checkpoint` {
    @Test func `survives its text`() throws {
        let checkpoint = Checkpoint(origin: "bursar.local/x", size: 9, root: MerkleHash.empty)
        #expect(try Checkpoint(body: checkpoint.body) == checkpoint)
        #expect(
            checkpoint.body
                == "bursar.local/x\n9\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    }

    @Test func `may carry extension lines`() throws {
        let checkpoint = Checkpoint(origin: "a", size: 0, root: MerkleHash.empty)
        #expect(try Checkpoint(body: checkpoint.body + "more\n") == checkpoint)
    }

    @Test(arguments: [
        "", "a\n1\n", "a\n1\nAAAA\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
    ])
    func `in any other form is refused`(body: String) {
        #expect(throws: NoteError.notACheckpoint) { try Checkpoint(body: body) }
    }

    @Test func `of another log is refused, though the key signed it`() throws {
        let log = TestLog()
        let body = Checkpoint(origin: "other.example", size: 1, root: MerkleHash.empty).body
        let line = NoteSignature(by: log.key, bytes: log.sign(Array(body.utf8)))
        let note = SignedNote(text: body, signatures: [line]).encoded
        #expect(throws: NoteError.otherOrigin(expected: log.key.name)) {
            try Checkpoint(note: note, signedBy: log.key)
        }
    }
}

@Suite struct `A receipt` {
    private let log = TestLog()
    private let leaves = (0..<9).map { MerkleHash.leaf([UInt8($0)]) }

    private func receipt(_ index: UInt64) throws -> TLogProof {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf: leaf) }
        return TLogProof(
            index: index, path: try #require(tree.inclusionProof(of: index, at: 9)),
            checkpoint: log.note(size: 9, root: tree.root))
    }

    @Test func `survives its text and verifies`() throws {
        for index in UInt64(0)..<9 {
            let receipt = try receipt(index)
            let read = try TLogProof(receipt.text)
            #expect(read == receipt)
            #expect(try read.verify(leaf: leaves[Int(index)], signedBy: log.key).size == 9)
        }
    }

    @Test func `may carry extra data, which is ignored`() throws {
        let receipt = try receipt(4)
        let text = receipt.text.replacing("\nindex", with: "\nextra YWFh\nindex")
        #expect(try TLogProof(text) == receipt)
    }

    @Test func `of one entry does not serve another`() throws {
        let receipt = try receipt(4)
        #expect(throws: NoteError.notIncluded(index: 4, size: 9)) {
            try receipt.verify(leaf: leaves[5], signedBy: log.key)
        }
    }

    @Test func `by another key is refused`() throws {
        let other = TestLog(seed: 9)
        #expect(throws: NoteError.unsigned(by: other.key.name)) {
            try receipt(4).verify(leaf: leaves[4], signedBy: other.key)
        }
    }

    @Test(arguments: [
        "", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\na\n",
        "c2sp.org/tlog-proof@v1\nindex 01\n\na\n", "c2sp.org/tlog-proof@v1\nindex -1\n\na\n",
        "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\na\n", "c2sp.org/tlog-proof@v1\nindex 1\n",
        "c2sp.org/tlog-proof@v1\n\na\n",
    ])
    func `in any other form is refused`(text: String) {
        #expect(throws: NoteError.notAProof) { try TLogProof(text) }
    }
}
