import Digests
import Foundation
import Terms
import Testing

@testable import Ledger
@testable import LedgerTests
@testable import Witness

@Suite struct `A cosignature` {
    private let place: Place
    private let witness: Witness
    private let log: WitnessedLog

    init() throws {
        place = try Place()
        witness = try Witness.create(in: place.state, name: "witness.example/w1")
        var log = WitnessedLog()
        log.grow(to: 6)
        self.log = log
    }

    private func cosigned(_ size: UInt64, from old: UInt64 = 0) throws -> SignedNote {
        let reply = try witness.add(log.request(from: old, to: size), [log.key])
        return try SignedNote(log.note(at: size) + reply.body)
    }

    @Test func `is over the text that the standard gives`() throws {
        let body =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
        let message = Cosignature.message(time: 1_679_315_147, body: body)
        #expect(
            String(decoding: message, as: UTF8.self) == """
                cosignature/v1
                time 1679315147
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                """)
    }

    @Test func `has a line as the standard lays it out`() throws {
        let note = try cosigned(3)
        let line = try #require(note.signatures.last)
        #expect(line.name == "witness.example/w1")
        // Key id: SHA-256(name || LF || 0x04 || key), first four bytes; then u64be time and 64 bytes.
        let name = Array("witness.example/w1\n".utf8)
        let id = SHA256.hash(name + [4] + witness.key.publicKey).bytes.prefix(4)
        #expect(line.id == id.reduce(0) { $0 << 8 | UInt32($1) })
        #expect(line.bytes.count == 72)
        #expect(Array(line.bytes.prefix(8)) == [0, 0, 0, 0, 0x6B, 0x49, 0xD2, 0x00])
        #expect(
            Ed25519.verify(
                signature: Array(line.bytes.dropFirst(8)),
                message: Array(
                    ("cosignature/v1\ntime 1800000000\n" + note.text).utf8),
                publicKey: witness.key.publicKey))
    }

    @Test func `does not hold for another checkpoint, time or witness`() throws {
        let note = try cosigned(3)
        let line = try #require(note.signatures.last)
        #expect(try note.cosignature(by: witness.key).time == 1_800_000_000)
        // Replayed under the next checkpoint.
        let next = SignedNote(
            text: Checkpoint(origin: log.key.name, size: 6, root: log.tree.root).body,
            signatures: [line])
        #expect(throws: NoteError.wrongSignature(by: witness.key.name)) {
            try next.cosignature(by: witness.key)
        }
        for place in line.bytes.indices {
            var bytes = line.bytes
            bytes[place] ^= 1
            let changed = SignedNote(
                text: note.text,
                signatures: [NoteSignature(name: line.name, id: line.id, bytes: bytes)])
            #expect(throws: NoteError.wrongSignature(by: witness.key.name)) {
                try changed.cosignature(by: witness.key)
            }
        }
        for bytes in [
            Array(line.bytes.dropLast()), line.bytes + [0], Array(line.bytes.dropFirst(8)),
        ] {
            let changed = SignedNote(
                text: note.text,
                signatures: [NoteSignature(name: line.name, id: line.id, bytes: bytes)])
            #expect(throws: NoteError.self) { try changed.cosignature(by: witness.key) }
        }
        let other = try Witness.create(in: place.path + "/other", name: "witness.example/w1")
        #expect(throws: NoteError.unsigned(by: "witness.example/w1")) {
            try note.cosignature(by: other.key)
        }
    }

    @Test func `is the newest of several, of which none may be wrong`() throws {
        let first = try cosigned(3)
        let again = try witness.add(
            log.request(from: 3, to: 3), [log.key], now: 1_800_000_060)
        let lines = Array(try SignedNote(log.note(at: 3) + again.body).signatures.suffix(1))
        for signatures in [first.signatures + lines, lines + first.signatures] {
            let both = SignedNote(text: first.text, signatures: signatures)
            #expect(try both.cosignature(by: witness.key).time == 1_800_000_060)
        }
        let wrong = Cosignature(time: 1, signature: [UInt8](repeating: 0, count: 64))
            .noteSignature(by: witness.key)
        let mixed = SignedNote(text: first.text, signatures: first.signatures + [wrong])
        #expect(throws: NoteError.wrongSignature(by: witness.key.name)) {
            try mixed.cosignature(by: witness.key)
        }
    }

    @Test func `leaves the log's own signature as it was`() throws {
        let note = try cosigned(6)
        #expect(try Checkpoint(note: note.encoded, signedBy: log.key).size == 6)
    }
}

@Suite struct `A witness's key` {
    private let key = WitnessKey(
        name: "witness.example/w1", publicKey: [UInt8](repeating: 9, count: 32))

    @Test func `is read as it is written`() throws {
        let key = try #require(key)
        #expect(try WitnessKey(key.text) == key)
        #expect(key.text.hasPrefix("witness.example/w1+"))
        #expect(key.text.contains("+BAkJCQkJ"))
    }

    @Test func `is none of a log's, nor the other way round`() throws {
        let key = try #require(key)
        #expect(throws: NoteError.notAVerifierKey) { try VerifierKey(key.text) }
        let log = try #require(VerifierKey(name: key.name, publicKey: key.publicKey))
        #expect(throws: NoteError.notAWitnessKey) { try WitnessKey(log.text) }
        #expect(log.id != key.id)
    }

    @Test func `of any other form is refused`() throws {
        let text = try #require(key).text
        for bad in [
            "", "a", "a+b", text + "=", String(text.dropLast()), text.uppercased(), " " + text,
            text.replacingOccurrences(of: "w1", with: "w2"),
            text.replacingOccurrences(of: "+BA", with: "+AQ"),
        ] {
            #expect(throws: NoteError.notAWitnessKey) { try WitnessKey(bad) }
        }
        #expect(WitnessKey(name: "a b", publicKey: [UInt8](repeating: 1, count: 32)) == nil)
        #expect(WitnessKey(name: "a", publicKey: [1]) == nil)
    }
}
