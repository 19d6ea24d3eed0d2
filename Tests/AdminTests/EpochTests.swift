import Admin
import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

/// An older copy of a vault that is put back: what it takes to go on with it, and what it then is.
@Suite struct `An older copy of a vault` {
    /// Copies the database as it is now, settled and closed, and goes on until the anchor is ahead of it.
    private func rolledBack(keepingAnchor: Bool = true) throws -> (Premises, lost: Checkpoint) {
        let (first, _) = try Premises.ready()
        try first.settle()
        first.ledger.close()
        let place = first.place
        try FileManager.default.copyItem(
            atPath: place.files.database, toPath: place.path + "/copy.db")
        var next = try Premises(at: place, clock: first.clock)
        try next.unseal()
        for price in 1_001...1_004 {
            _ = try next.office.setRate(
                Premises.rate(price: .string("\(price)")), by: Premises.admin)
            try next.settle()
        }
        let note = try #require(next.ledger.checkpoint)
        let lost = try Checkpoint(note: note, signedBy: VerifierKey(next.office.verifierKey))
        next.ledger.close()
        try putBack(place, "/copy.db")
        if !keepingAnchor { try place.removeAnchor() }
        next = try Premises(at: place, clock: first.clock)
        try next.unseal()
        return (next, lost)
    }

    private func putBack(_ place: Place, _ copy: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: place.files.database + suffix)
        }
        try FileManager.default.copyItem(
            atPath: place.path + copy, toPath: place.files.database)
    }

    private let reason: JSON = ["reason": "the disk died"]

    private func begin(_ premises: Premises) throws -> JSONObject {
        let reply = try premises.office.beginEpoch(reason, by: Premises.admin)
        try premises.settle()
        return reply
    }

    @Test func `opens frozen, and goes on as another log once an admin says so`() throws {
        let (premises, lost) = try rolledBack()
        #expect(premises.office.findings.count == 1)
        #expect(premises.office.findings.first?.contains("an old copy") == true)
        #expect(throws: OfficeError.self) {
            try premises.office.setRate(Premises.rate(price: "7"), by: Premises.admin)
        }
        let old = try VerifierKey(premises.office.verifierKey)
        let kept = premises.ledger.durableSize
        let reply = try begin(premises)
        let new = try VerifierKey(premises.office.verifierKey)
        #expect(new.name == old.name + "/2")
        #expect(reply["verifier_key"] == .string(new.text))
        #expect(premises.office.findings == [])
        // The first signature of the new origin covers the entry that begins it, and is its key's alone.
        let note = try #require(premises.ledger.checkpoint)
        #expect(try SignedNote(note).signatures.count == 1)
        #expect(try Checkpoint(note: note, signedBy: new).size == premises.ledger.durableSize)
        let entry = try #require(try premises.entries("epoch.begun").last)
        #expect(entry.seq == kept)
        guard case .string(let named)? = entry.body["checkpoint"] else {
            Issue.record("names no checkpoint")
            return
        }
        #expect(try Checkpoint(note: named, signedBy: old) == lost)
        #expect(lost.size > kept)
        #expect(premises.journal.gate.state.frozen.vault)
        // And all goes on under it.
        _ = try premises.office.setRate(Premises.rate(price: "1002"), by: Premises.admin)
        try premises.settle()
        #expect(premises.ledger.signedSize == premises.ledger.durableSize)
    }

    @Test(arguments: [true, false])
    func `opens whole after a restart, whether it had its anchor or not`(
        anchor: Bool
    ) throws {
        let (premises, _) = try rolledBack(keepingAnchor: anchor)
        _ = try begin(premises)
        let key = premises.office.verifierKey
        let next = try premises.restarted()
        #expect(next.office.verifierKey == key)
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(next.ledger.signedSize == next.ledger.durableSize)
    }

    @Test func `is followed by a stranger with the old key or the new, who also finds the loss`()
        throws
    {
        let (premises, lost) = try rolledBack()
        let old = try VerifierKey(premises.office.verifierKey)
        _ = try begin(premises)
        let new = try VerifierKey(premises.office.verifierKey)
        let lines = try premises.reader.entries(from: 0, limit: 10_000)
        var verifier = LogVerifier()
        for bytes in lines { try verifier.add(bytes) }
        #expect(verifier.handovers.map(\.beginsEpoch) == [true])
        let note = try SignedNote(try #require(premises.ledger.checkpoint))
        for key in [old, new] {
            try KeyChain(trusting: key, verifier.handovers).verify(note)
        }
        var auditor = LogVerifier()
        try auditor.expect(lost)
        let entry = try #require(try premises.entries("epoch.begun").last)
        #expect(throws: LogFinding.lost(seq: entry.seq, signed: lost.size)) {
            for bytes in lines { try auditor.add(bytes) }
            _ = try auditor.finish()
        }
    }

    @Test func `a crash between database and anchor leaves nothing to acknowledge again`() throws {
        let (premises, _) = try rolledBack()
        let before = try Data(contentsOf: URL(filePath: premises.place.files.anchor))
        _ = try begin(premises)
        premises.ledger.close()
        try before.write(to: URL(filePath: premises.place.files.anchor))
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.findings == [])
    }

    @Test func `put back once more, it takes a number that was never used`() throws {
        let (premises, _) = try rolledBack()
        _ = try begin(premises)
        let second = try VerifierKey(premises.office.verifierKey).name
        premises.ledger.close()
        // The copy knows nothing of the second epoch; its anchor does.
        try putBack(premises.place, "/copy.db")
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.findings.count == 1)
        _ = try begin(next)
        let third = try VerifierKey(next.office.verifierKey).name
        #expect(LogOrigin(second).epoch == 2)
        #expect(LogOrigin(third).epoch == 3)
        let after = try next.restarted()
        try after.unseal()
        #expect(after.office.findings == [])
    }

    @Test func `that was edited stays frozen, whatever is acknowledged`() throws {
        let (premises, _) = try rolledBack()
        premises.ledger.close()
        try premises.place.rewrite(3, "'admin'", "'adnim'")
        let next = try Premises(at: premises.place, clock: premises.clock)
        try? next.unseal()
        let size = next.ledger.durableSize
        #expect(throws: OfficeError.self) {
            try next.office.beginEpoch(reason, by: Premises.admin)
        }
        try next.settle()
        #expect(next.ledger.durableSize == size)
        #expect(try next.entries("epoch.begun").isEmpty)
    }

    @Test func `needs a reason, and an open vault`() throws {
        let (premises, _) = try rolledBack()
        #expect(throws: OfficeError.self) {
            try premises.office.beginEpoch([:], by: Premises.admin)
        }
        let sealed = try premises.restarted()
        #expect(throws: OfficeError.sealed) {
            try sealed.office.beginEpoch(reason, by: Premises.admin)
        }
    }

    @Test func `that brought its own anchor is for an admin to know of`() throws {
        let (premises, _) = try Premises.ready()
        try premises.settle()
        #expect(premises.office.findings == [])
        _ = try begin(premises)
        #expect(premises.journal.gate.state.frozen.vault)
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
    }
}
