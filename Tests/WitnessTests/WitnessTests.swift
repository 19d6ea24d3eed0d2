import Foundation
import Ledger
import Testing

@testable import LedgerTests
@testable import Witness

@Suite struct `A witness` {
    private let place: Place

    init() throws { place = try Place() }

    private func witness(_ name: String = "witness.example/w1") throws -> Witness {
        try Witness.create(in: place.state, name: name)
    }

    @Test func `cosigns a log as it grows, and what it signed is on disk`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 700)
        var old: UInt64 = 0
        for size: UInt64 in [1, 2, 2, 3, 255, 256, 257, 700] {
            let reply = try witness.add(log.request(from: old, to: size), [log.key])
            #expect(reply.status == 200, "\(reply.clause)")
            let note = log.note(at: size) + reply.body
            let cosigned = try SignedNote(note)
            #expect(try cosigned.cosignature(by: witness.key).time == 1_800_000_000)
            #expect(try witness.note(of: log.key.name) == note)
            #expect(try Checkpoint(note: note, signedBy: log.key).size == size)
            old = size
        }
    }

    @Test func `starts with any size, even with none`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 9)
        #expect(try witness.add(log.request(from: 0, to: 0), [log.key]).status == 200)
        #expect(try witness.add(log.request(from: 0, to: 9), [log.key]).status == 200)
    }

    @Test func `refuses a rollback, however it is dressed`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 20)
        #expect(try witness.add(log.request(from: 0, to: 20), [log.key]).status == 200)
        // An older checkpoint of the same history, from where it would start.
        for old: UInt64 in [0, 5, 10] {
            let reply = try witness.add(log.request(from: old, to: 10), [log.key])
            #expect(reply == .conflict(known: 20, offered: 10))
            #expect(reply.status == 409)
            #expect(reply.body == "20\n")
            #expect(reply.contentType == "text/x.tlog.size")
        }
        // From where the witness is, back.
        let backwards = CheckpointRequest(old: 20, proof: [], note: log.note(at: 10))
        #expect(try witness.add(backwards, [log.key]).status == 400)
        #expect(try witness.add(log.request(from: 20, to: 20), [log.key]).status == 200)
    }

    @Test func `refuses a fork, and keeps the proof of it`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        var fork = WitnessedLog(history: 1)
        log.grow(to: 20)
        fork.grow(to: 40)
        #expect(try witness.add(log.request(from: 0, to: 20), [log.key]).status == 200)
        let same = try witness.add(fork.request(from: 20, to: 20), [log.key])
        #expect(same == .fork(size: 20))
        #expect(same.status == 409)
        #expect(same.isTampering)
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: place.state + "/evidence")
        #expect(kept.count == 1)
        #expect(
            try String(contentsOfFile: "\(place.state)/evidence/\(kept[0])", encoding: .utf8)
                == fork.note(at: 20))
        // A longer fork, with its own proof, with none, and with one of the true log's.
        log.grow(to: 40)
        for proof in [
            fork.request(from: 20, to: 40).proof, [], log.request(from: 20, to: 40).proof,
        ] {
            let request = CheckpointRequest(old: 20, proof: proof, note: fork.note(at: 40))
            let reply = try witness.add(request, [log.key])
            #expect(reply == .unproven(known: 20, offered: 40))
            #expect(reply.status == 422)
        }
        #expect(try witness.add(log.request(from: 20, to: 40), [log.key]).status == 200)
    }

    @Test func `takes no proof from nothing, and no root of nothing that is another`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 3)
        let proven = CheckpointRequest(
            old: 0, proof: [log.tree.root], note: log.note(at: 3))
        #expect(try witness.add(proven, [log.key]).status == 422)
        let wrong = log.signer.note(size: 0, root: log.tree.root)
        #expect(
            try witness.add(CheckpointRequest(old: 0, proof: [], note: wrong), [log.key]).status
                == 409)
        #expect(try witness.note(of: log.key.name) == nil)
    }

    @Test func `takes sizes up to the last that has a number`() throws {
        let witness = try witness()
        let log = WitnessedLog()
        let standard = TreeDefinition.of(same: MerkleHash.leaf([1]))
        var old: UInt64 = 0
        // From 2^63 - 1 to 2^63 takes 64 hashes, and the standard's requests hold 63.
        for size: UInt64 in [1, 1 << 32, (1 << 62) - 1, 1 << 62, 1 << 63, .max] {
            let note = log.signer.note(size: size, root: standard.root(size))
            let proof = old == 0 ? [] : standard.proof(old, in: 0..<size)
            let request = CheckpointRequest(old: old, proof: proof, note: note)
            #expect(try witness.add(request, [log.key]).status == 200, "\(size)")
            old = size
        }
        // One more would be 0 again.
        let text = "old \(UInt64.max)\n\n" + log.note(at: 0)
        #expect(
            try witness.add(Array(text.utf8), trusting: [log.key], now: 1).status == 400)
        let beyond = text.replacingOccurrences(of: "\(UInt64.max)", with: "18446744073709551616")
        #expect(
            try witness.add(Array(beyond.utf8), trusting: [log.key], now: 1).status == 400)
    }

    @Test func `knows its logs by their keys`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 4)
        let request = log.request(from: 0, to: 4)
        let stranger = WitnessedLog("bursar.local/other")
        let thief = WitnessedLog(seed: 8)
        #expect(try witness.add(request, []).status == 404)
        #expect(try witness.add(request, [stranger.key]).status == 404)
        // The same name and another key.
        #expect(try witness.add(request, [thief.key]).status == 403)
        let forged = SignedNote(
            text: try SignedNote(request.note).text,
            signatures: [NoteSignature(by: log.key, bytes: [UInt8](repeating: 0, count: 64))])
        let wrong = CheckpointRequest(old: 0, proof: [], note: forged.encoded)
        #expect(try witness.add(wrong, [log.key]).status == 403)
        #expect(try witness.add(request, [thief.key, log.key]).status == 200)
        // One good line does not excuse a bad one by a key that is trusted, too.
        let both =
            try SignedNote(log.note(at: 4)).signatures
            + [NoteSignature(by: thief.key, bytes: [UInt8](repeating: 0, count: 64))]
        let mixed = CheckpointRequest(
            old: 4, proof: [], note: SignedNote(text: forged.text, signatures: both).encoded)
        #expect(try witness.add(mixed, [thief.key, log.key]).status == 403)
        #expect(try witness.add(mixed, [log.key]).status == 200)
    }

    @Test func `keeps logs apart, and their other witnesses out of its memory`() throws {
        let witness = try witness()
        var first = WitnessedLog()
        var second = WitnessedLog("bursar.local/second")
        first.grow(to: 5)
        second.grow(to: 3)
        let other = try Witness.create(in: place.path + "/other", name: "witness.example/w2")
        let line = try other.add(first.request(from: 0, to: 5), [first.key]).body
        let request = CheckpointRequest(old: 0, proof: [], note: first.note(at: 5) + line)
        #expect(try witness.add(request, [first.key, second.key]).status == 200)
        #expect(try witness.add(second.request(from: 0, to: 3), [second.key]).status == 200)
        let kept = try SignedNote(try #require(try witness.note(of: first.key.name)))
        #expect(kept.signatures.map(\.name) == [first.key.name, witness.key.name])
        #expect(try witness.note(of: "bursar.local/third") == nil)
    }

    @Test(arguments: [
        "", "old 0", "old 0\n", "old 0\n\n", "old -1\n\n", "old 00\n\n", "old  0\n\n", "new 0\n\n",
        "old 0\nAAAA\n\n", "old 0\r\n\r\n", "old 0\n\nno note\n",
        "old 0\n\nbursar.local/test\n1\nAAAA\n\n— bursar.local/test AAAAAAAA\n",
    ])
    func `answers 400 to what is no request`(text: String) throws {
        let witness = try witness()
        let log = WitnessedLog()
        #expect(
            try witness.add(Array(text.utf8), trusting: [log.key], now: 1).status == 400)
    }

    @Test func `answers 400 to a request of too many hashes or bytes`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 4)
        let hash = log.tree.root
        func status(_ hashes: Int) throws -> Int {
            let proof = Array(repeating: hash, count: hashes)
            return try witness.add(
                CheckpointRequest(old: 0, proof: proof, note: log.note(at: 4)), [log.key]
            ).status
        }
        #expect(try status(63) == 422)
        #expect(try status(64) == 400)
        let long = [UInt8](repeating: 0x41, count: Witness.longestRequest + 1)
        #expect(try witness.add(long, trusting: [log.key], now: 1).status == 400)
        #expect(try witness.add([0xFF], trusting: [log.key], now: 1).status == 400)
    }

    @Test func `never dates a cosignature before its last`() throws {
        let witness = try witness()
        var log = WitnessedLog()
        log.grow(to: 9)
        for (size, now, time) in [(3, 500, 500), (5, 100, 500), (9, 501, 501)]
            as [(UInt64, UInt64, UInt64)]
        {
            let old = try witness.note(of: log.key.name).map {
                try Checkpoint(body: SignedNote($0).text).size
            }
            let reply = try witness.add(
                log.request(from: old ?? 0, to: size), [log.key], now: now)
            #expect(reply.status == 200)
            let note = try SignedNote(log.note(at: size) + reply.body)
            #expect(try note.cosignature(by: witness.key).time == time)
        }
    }
}
