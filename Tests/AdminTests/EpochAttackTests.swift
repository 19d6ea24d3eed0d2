@testable import Ledger
import Admin
import Foundation
import Gate
import JSON
import Policy
import Terms
import Testing

/// What whoever holds the files may put beside an older copy, and orders that meet while an epoch begins.
@Suite struct `An older copy of a vault under attack` {
    private let reason: JSON = ["reason": "the disk died"]

    /// Copies the database as it is now, goes on until the anchor is ahead of it, and puts the copy back.
    private func rolledBack() throws -> Premises {
        let (first, _) = try Premises.ready()
        try first.settle()
        first.ledger.close()
        try copy(first.place)
        let next = try Premises(at: first.place, clock: first.clock)
        try next.unseal()
        for price in 1_001...1_004 {
            _ = try next.office.setRate(
                Premises.rate(price: .string("\(price)")), by: Premises.admin)
            try next.settle()
        }
        return try putBack(next)
    }

    private func copy(_ place: Place) throws {
        try FileManager.default.copyItem(
            atPath: place.files.database, toPath: place.path + "/copy.db")
    }

    private func putBack(_ premises: Premises, anchor: String? = nil) throws -> Premises {
        premises.ledger.close()
        let place = premises.place
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: place.files.database + suffix)
        }
        try FileManager.default.copyItem(
            atPath: place.path + "/copy.db", toPath: place.files.database)
        if let anchor { try forge(place, anchor) }
        let next = try Premises(at: place, clock: premises.clock)
        try next.unseal()
        return next
    }

    /// A note of an origin that nobody signed, in both slots.
    private func forge(_ place: Place, _ origin: String) throws {
        try? FileManager.default.removeItem(atPath: place.files.anchor)
        var anchor = try Anchor(path: place.files.anchor)
        for size in [9_998, 9_999] as [UInt64] {
            let body = Checkpoint(origin: origin, size: size, root: MerkleHash.empty).body
            let key = try #require(
                VerifierKey(name: origin, publicKey: [UInt8](repeating: 1, count: 32)))
            let signature = NoteSignature(by: key, bytes: [UInt8](repeating: 7, count: 64))
            try anchor.write(SignedNote(text: body, signatures: [signature]).encoded)
        }
        try anchor.flush()
    }

    private func begin(_ premises: Premises) throws -> JSONObject {
        let reply = try premises.office.beginEpoch(reason, by: Premises.admin)
        try premises.settle()
        return reply
    }

    private func origin(_ premises: Premises) throws -> LogOrigin {
        LogOrigin(try VerifierKey(premises.office.verifierKey).name)
    }

    @Test(arguments: [UInt64.max, .max - 1, 1 << 63, 1 << 32] as [UInt64])
    func `is put back again and again, whatever number an anchor claims`(number: UInt64) throws {
        var premises = try rolledBack()
        let vault = premises.office.facts.origin
        premises = try putBack(premises, anchor: "\(vault)/\(number)")
        #expect(premises.office.findings.count == 1)
        var last = try origin(premises).epoch
        for _ in 0..<3 {
            _ = try begin(premises)
            let now = try origin(premises).epoch
            #expect(now > last)
            last = now
            // The true anchor is there from here on; the copy is of the new epoch.
            premises.ledger.close()
            try? FileManager.default.removeItem(atPath: premises.place.path + "/copy.db")
            try copy(premises.place)
            premises = try Premises(at: premises.place, clock: premises.clock)
            try premises.unseal()
            #expect(premises.office.findings == [])
            premises = try putBack(premises, anchor: "\(vault)/\(number)")
        }
    }

    @Test(arguments: ["bursar.local/other/18446744073709551615", "x", "other.example/a/b/99"])
    func `is in force at once, whatever is in the anchor`(forged: String) throws {
        var premises = try rolledBack()
        premises = try putBack(premises, anchor: forged)
        _ = try begin(premises)
        let key = premises.office.verifierKey
        // Killed: the anchor was written once, and the other slot is still the forger's.
        let held = try Data(contentsOf: URL(filePath: premises.place.files.anchor))
        premises.ledger.close()
        try held.write(to: URL(filePath: premises.place.files.anchor))
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.verifierKey == key)
        #expect(next.office.findings == [])
    }

    @Test func `takes no entries that were put after its last checkpoint`() throws {
        let premises = try rolledBack()
        premises.ledger.close()
        let files = premises.place.files
        let reader = try LedgerReader(files)
        let lines = try reader.entries(from: 0, limit: 10_000)
        let ledger = try Ledger.open(files)
        var gate = Gate()
        for line in lines { try gate.replay(Entry(reading: line), zones: ZoneDatabase.rules(for:)) }
        let recorded = try gate.record(
            .vaultFreeze(true, reason: "forged"), by: Premises.admin,
            Stamp(
                seq: ledger.size, clock: premises.clock.reading,
                blind: [UInt8](repeating: 0, count: 16)), zones: ZoneDatabase.rules(for:))
        _ = try ledger.append(recorded.bytes)
        let bell = Doorbell()
        ledger.commit { _ in bell.ring() }
        try bell.wait()
        ledger.close()
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.findings.count > 1)
        #expect(throws: OfficeError.self) { try begin(next) }
    }

    @Test func `waits for nobody's other orders while its epoch is not durable`() throws {
        let premises = try rolledBack()
        _ = try premises.office.beginEpoch(reason, by: Premises.admin)
        premises.journal.flush()
        let orders: [() throws -> Void] = [
            { _ = try premises.office.beginEpoch(self.reason, by: Premises.admin) },
            { _ = try premises.office.rotateLogKey([:], by: Premises.admin) },
            {
                _ = try premises.office.setVault(
                    frozen: false, self.reason, by: Premises.admin)
            },
            { _ = try premises.office.setRate(Premises.rate(price: "7"), by: Premises.admin) },
        ]
        for order in orders { #expect(throws: OfficeError.self) { try order() } }
        try premises.settle()
        #expect(try premises.entries("epoch.begun").count == 1)
        #expect(premises.office.findings == [])
        _ = try premises.office.rotateLogKey([:], by: Premises.admin)
        try premises.settle()
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(try origin(next).epoch == 2)
    }

    @Test func `sealed before its epoch is durable is the new one when it is opened`() throws {
        for isFlushed in [false, true] {
            let premises = try rolledBack()
            _ = try premises.office.beginEpoch(reason, by: Premises.admin)
            if isFlushed { premises.journal.flush() }
            try premises.office.seal(by: Premises.admin)
            try premises.settle()
            premises.office.forget()
            try premises.unseal()
            #expect(premises.office.findings == [])
            #expect(try origin(premises).epoch == 2)
            #expect(premises.journal.gate.state.frozen.vault)
            let next = try premises.restarted()
            try next.unseal()
            #expect(next.office.findings == [])
            #expect(next.ledger.signedSize == next.ledger.durableSize)
        }
    }

    @Test func `whose epoch's commit fails is the old copy still`() throws {
        let premises = try rolledBack()
        let size = premises.ledger.durableSize
        try FileManager.default.removeItem(atPath: premises.place.files.anchor)
        try premises.place.removeDatabase()
        _ = try premises.office.beginEpoch(reason, by: Premises.admin)
        premises.journal.flush()
        try premises.land()
        #expect(!premises.office.findings.isEmpty)
        #expect(premises.ledger.durableSize == size)
        #expect(throws: OfficeError.self) {
            try premises.office.setVault(frozen: false, reason, by: Premises.admin)
        }
    }

    @Test func `signs nothing of the old origin once its end is handed over`() throws {
        let (premises, _) = try Premises.ready()
        try premises.settle()
        // With nothing wrong, others' orders share the batch, and one is in flight.
        _ = try premises.office.setRate(Premises.rate(price: "1001"), by: Premises.admin)
        premises.journal.flush()
        _ = try premises.office.setRate(Premises.rate(price: "1002"), by: Premises.admin)
        _ = try premises.office.beginEpoch(reason, by: Premises.admin)
        _ = try premises.office.setRate(Premises.rate(price: "1003"), by: Premises.admin)
        try premises.settle()
        var verifier = LogVerifier()
        for line in try premises.reader.entries(from: 0, limit: 10_000) { try verifier.add(line) }
        let note = try SignedNote(try #require(premises.ledger.checkpoint))
        #expect(note.signatures.count == 1)
        try KeyChain(
            trusting: VerifierKey(premises.office.verifierKey), verifier.handovers
        ).verify(note)
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
    }
}
