import Admin
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The log's key` {
    private func rotate(_ premises: Premises, _ reason: JSON = [:]) throws -> (
        old: String, new: String
    ) {
        let old = premises.office.verifierKey
        let done = try premises.office.rotateLogKey(reason, by: Premises.admin)
        guard case .string(let new)? = done["verifier_key"] else { return (old, "") }
        return (old, new)
    }

    private func note(_ premises: Premises) throws -> SignedNote {
        try SignedNote(try #require(premises.ledger.checkpoint))
    }

    @Test func `is handed over by an entry, under a checkpoint that both sign`() throws {
        let (premises, _) = try Premises.ready()
        let (old, new) = try rotate(premises, ["reason": "yearly"])
        #expect(old != new)
        try premises.settle()
        let entry = try #require(try premises.entries("key.rotated").last)
        #expect(entry.body["key"] == "log")
        #expect(entry.body["reason"] == "yearly")
        #expect(entry.body["previous"] == .string(old))
        #expect(entry.body["verifier_key"] == .string(new))
        let signed = try note(premises)
        #expect(signed.signatures.count == 2)
        try signed.verify(by: VerifierKey(old))
        try signed.verify(by: VerifierKey(new))
        // A stranger follows it.
        var verifier = LogVerifier()
        for bytes in try premises.reader.entries(from: 0, limit: 10_000) { try verifier.add(bytes) }
        #expect(verifier.handovers.map(\.next.text) == [new])
        #expect(verifier.handovers.map(\.seq) == [entry.seq])
    }

    @Test func `signs alone from the next batch on`() throws {
        let (premises, _) = try Premises.ready()
        let (old, new) = try rotate(premises)
        // What is decided while the hand-over is on its way is not signed by the old key any more.
        premises.journal.flush()
        _ = try premises.office.setRate(Premises.rate(price: "1001"), by: Premises.admin)
        try premises.settle()
        let signed = try note(premises)
        #expect(signed.signatures.count == 1)
        try signed.verify(by: VerifierKey(new))
        #expect(throws: NoteError.self) { try signed.verify(by: VerifierKey(old)) }
        #expect(premises.office.archive.verifierKey == new)
        #expect(premises.ledger.signedSize == premises.ledger.durableSize)
    }

    @Test func `is the new one after a restart, and opens its vault`() throws {
        let (premises, _) = try Premises.ready()
        var keys = [premises.office.verifierKey]
        var next = premises
        for _ in 0..<3 {
            keys.append(try rotate(next).new)
            try next.settle()
            next = try next.restarted()
            #expect(next.office.archive.verifierKey == keys.last)
            try next.unseal()
            #expect(next.office.findings == [])
            #expect(next.ledger.signedSize == next.ledger.durableSize)
        }
        let listed = next.office.archive.keys["keys"]
        guard case .array(let list)? = listed else {
            Issue.record("no keys")
            return
        }
        #expect(
            list.map { json -> JSON? in
                if case .object(let object) = json { object["verifier_key"] } else { nil }
            } == keys.map { .string($0) })
        #expect(Set(keys).count == 4)
        #expect(try next.reader.row(.records, id: Array("log/seed".utf8))?.version == 4)
    }

    @Test func `is the old one where the hand-over did not land`() throws {
        let (premises, _) = try Premises.ready()
        let old = premises.office.verifierKey
        _ = try rotate(premises)
        // The process ends before its batch was handed to the writer.
        let next = try premises.restarted()
        #expect(next.office.verifierKey == old)
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(try next.entries("key.rotated").isEmpty)
        #expect(try rotate(next).old == old)
        try next.settle()
    }

    @Test func `is handed over once at a time, by an open vault, for a reason of some length`()
        throws
    {
        let (premises, _) = try Premises.ready()
        #expect(
            refusal {
                _ = try rotate(premises, ["reason": .string(String(repeating: "a", count: 201))])
            }
                == .malformed(FieldError(path: "reason", clause: "must be at most 200 bytes")))
        _ = try rotate(premises)
        #expect(refusal { _ = try rotate(premises) } == .busy("the log's key is being rotated"))
        try premises.settle()
        _ = try rotate(premises)
        try premises.settle()
        #expect(try premises.entries("key.rotated").count == 2)
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        #expect(refusal { _ = try rotate(premises) } == .sealed)
    }

    @Test func `is not handed over by a vault that was found damaged`() throws {
        let (premises, _) = try Premises.ready()
        try premises.tamper { $0.stage(removing: Array("buyer".utf8), from: .tokens) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        let first = try #require(next.office.findings.first)
        #expect(
            next.refusedWithoutTrace { _ = try next.office.rotateLogKey([:], by: Premises.admin) }
                == .damaged(first))
    }

    @Test func `that was sealed in between is the new one when it is opened again`() throws {
        let (premises, _) = try Premises.ready()
        let (_, new) = try rotate(premises)
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        try premises.unseal()
        #expect(premises.office.findings == [])
        #expect(premises.office.verifierKey == new)
        _ = try premises.office.setRate(Premises.rate(price: "1001"), by: Premises.admin)
        try premises.settle()
        try note(premises).verify(by: VerifierKey(new))
    }

    @Test func `whose rows were put back alone is found`() throws {
        let (premises, _) = try Premises.ready()
        let seed = try #require(try premises.reader.row(.records, id: Array("log/seed".utf8)))
        let facts = try #require(try premises.reader.row(.meta, id: Array("vault".utf8)))
        _ = try rotate(premises)
        try premises.settle()
        try premises.tamper {
            $0.stage(row: seed)
            $0.stage(row: facts)
        }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(
            next.office.findings.contains(
                "the log names a verifier key that is not the vault's own"),
            "\(next.office.findings)")
        #expect(next.office.findings.contains { $0.contains("row log/seed of records") })
    }
}
