@testable import Admin
@testable import Ledger
import Digests
import Foundation
import Gate
import JSON
import Terms
import Testing

/// Starting from a snapshot: the same vault as from the whole log, or the whole log is read and somebody hears why.
@Suite struct `A vault that starts from a snapshot` {
    /// An open vault with two payments, a snapshot, and a payment after it.
    private static func snapshotted() throws -> Premises {
        let (premises, _) = try Premises.ready()
        try premises.pay("0.001", nonce: 1)
        try premises.pay("0.002", nonce: 2)
        premises.office.takeSnapshot()
        try premises.settle()
        try premises.pay("0.003", nonce: 3)
        return premises
    }

    // It is folded by nobody then, and says whether this is a development vault.
    @Test func `takes no first entry that was changed`() throws {
        let premises = try Self.snapshotted()
        while premises.ledger.size < 300 {
            _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        }
        premises.office.takeSnapshot()
        try premises.settle()
        premises.ledger.close()
        try premises.place.rewrite(0, "'\"development\":true'", "'\"development\":false'")
        let files = premises.place.files
        let ledger = try Ledger.open(files, atOnce: 0)
        defer { ledger.close() }
        let replay = try LogReplay(try LedgerReader(files), of: ledger, zones: { _ in .utc })
        #expect(replay.first == nil)
        #expect(replay.findings.contains { $0.contains("entry 0") }, "\(replay.findings)")
    }

    @Test func `keeps the entry of its snapshot out of the archive`() throws {
        let premises = try Self.snapshotted()
        let seq = try Self.place(premises).seq
        while premises.ledger.size < 300 {
            _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        }
        try premises.settle()
        let run = try premises.office.beginArchive(["before": "2100-01-01T00:00:00Z"])
        #expect(run.entries.isEmpty)
        #expect(try premises.restarted(atOnce: 0).resumed == seq)
    }

    @Test func `starts without the archive of the entries before it`() throws {
        let premises = try Self.snapshotted()
        while premises.ledger.size < 600 {
            _ = try premises.office.setRate(Premises.rate(), by: Premises.admin)
        }
        premises.office.takeSnapshot()
        try premises.settle()
        let seq = try Self.place(premises).seq
        let run = try premises.office.beginArchive(["before": "2100-01-01T00:00:00Z"])
        var rest = try premises.office.takeArchive(run.make(), of: run)
        while !rest.isOver {
            rest = try premises.office.removeArchived(rest, by: Premises.admin)
            try premises.settle()
        }
        premises.office.endArchive()
        #expect(try premises.reader.archivedSize() == 512)
        let state = premises.journal.gate.state
        let archive = premises.place.files.archive
        try FileManager.default.moveItem(atPath: archive, toPath: archive + ".away")
        let next = try premises.restarted(atOnce: 0)
        #expect(next.resumed == seq)
        #expect(next.journal.gate.state == state)
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(try next.pay("0.001", nonce: 5))
    }

    private static func place(_ premises: Premises) throws -> SnapshotPlace {
        let entry = try #require(try premises.entries("state.snapshotted").last)
        return try #require(SnapshotPlace(entry))
    }

    /// What the next daemon finds once `change` was made to its files; its state is that of the whole log.
    private static func findings(
        _ premises: Premises, _ change: (Place, SnapshotPlace) throws -> Void
    ) throws -> [String] {
        let snapshot = try place(premises)
        let state = premises.journal.gate.state
        premises.ledger.close()
        try change(premises.place, snapshot)
        let next = try Premises(at: premises.place, clock: premises.clock, atOnce: 0)
        #expect(next.journal.gate.state == state)
        try next.unseal()
        return next.office.findings
    }

    @Test func `has the state, the keys and the pins of one that read it whole`() throws {
        let first = try Self.snapshotted()
        let state = first.journal.gate.state
        let seq = try Self.place(first).seq
        let resumed = try first.restarted(atOnce: 0)
        #expect(resumed.resumed == seq)
        #expect(resumed.journal.gate.state == state)
        let (agent, gist) = (try #require(AgentName("buyer")), resumed.journal.gist)
        for nonce in UInt64(1)...3 { #expect(gist.binds(agent, Premises.key(nonce))) }
        #expect(!gist.binds(agent, Premises.key(4)))
        try resumed.unseal()
        #expect(resumed.office.findings == [])
        // 10 CAD a day at 1,000 an ether: 6 are spent.
        #expect(try !resumed.pay("0.005", nonce: 5))
        #expect(try resumed.pay("0.004", nonce: 6))
        let whole = try resumed.restarted()
        #expect(whole.resumed == nil)
        #expect(whole.journal.gist.blobs == resumed.journal.gist.blobs)
        #expect(whole.journal.gist.digest(through: 99) == resumed.journal.gist.digest(through: 99))
        try whole.unseal()
        #expect(whole.office.findings == [])
    }

    @Test func `keeps the last snapshot alone, and starts from that`() throws {
        let premises = try Self.snapshotted()
        let old = try Self.place(premises)
        premises.office.takeSnapshot()
        try premises.settle()
        let new = try Self.place(premises)
        let kept = Set(try premises.reader.blobs().map(\.hash))
        #expect(kept.isSuperset(of: new.blobs))
        #expect(kept.isDisjoint(with: old.blobs))
        let next = try premises.restarted(atOnce: 0)
        #expect(next.resumed == new.seq)
        try next.unseal()
        #expect(next.office.findings == [])
    }

    @Test(arguments: ["state", "gist"])
    func `reads the whole log where a byte of it was changed, and says so`(half: String) throws {
        let found = try Self.findings(try Self.snapshotted()) { place, snapshot in
            let hash = half == "state" ? snapshot.state : snapshot.gist
            try place.run(
                """
                UPDATE blobs SET bytes = CAST(substr(bytes, 1, 40) || x'21' || substr(bytes, 42)
                AS BLOB) WHERE hash = x'\(hash.hex)'
                """)
        }
        #expect(found.contains { $0.contains("names was altered") }, "\(found)")
    }

    @Test func `reads the whole log where it is gone, and says so`() throws {
        let found = try Self.findings(try Self.snapshotted()) { place, snapshot in
            try place.run("DELETE FROM blobs WHERE hash = x'\(snapshot.state.hex)'")
        }
        #expect(found.contains { $0.contains("names is gone") }, "\(found)")
    }

    @Test func `takes up no snapshot that was put back, nor another vault's`() throws {
        let premises = try Self.snapshotted()
        let old = try Self.place(premises)
        let bytes = try #require(try premises.reader.blob(old.state))
        premises.office.takeSnapshot()
        try premises.settle()
        let other = try Self.snapshotted()
        let foreign = try #require(try other.reader.blob(try Self.place(other).state))
        let found = try Self.findings(premises) { place, snapshot in
            // The old one's own blob; and both in the place of the new one.
            try place.run(
                "INSERT INTO blobs VALUES (x'\(old.state.hex)', x'\(Hex.encode(bytes))')")
            for text in [bytes, foreign] {
                try place.run(
                    "UPDATE blobs SET bytes = x'\(Hex.encode(text))' "
                        + "WHERE hash = x'\(snapshot.state.hex)'")
            }
        }
        #expect(found.contains { $0.contains("names was altered") }, "\(found)")
        #expect(found.contains("the blob \(old.state.hex) is in no entry"))
    }

    /// A state in which nothing was spent, with an entry that names it: the tree does not have that entry.
    @Test func `takes up no snapshot whose entry was written over`() throws {
        let premises = try Self.snapshotted()
        let forged = Array("{\"kind\":\"head\"}\n".utf8)
        let found = try Self.findings(premises) { place, snapshot in
            let hash = SHA256.hash(forged)
            try place.run(
                "INSERT INTO blobs VALUES (x'\(hash.hex)', x'\(Hex.encode(forged))')")
            try place.rewrite(snapshot.seq, "'\(snapshot.state.hex)'", "'\(hash.hex)'")
        }
        #expect(found.contains { $0.contains("was changed") }, "\(found)")
    }

    /// Whoever can write the file can add an entry; only the log's key can put it under a checkpoint.
    @Test func `believes no snapshot that is under no checkpoint`() throws {
        let (premises, _) = try Premises.ready()
        let poor = try Premises.Copy(of: premises)
        try premises.pay("0.009", nonce: 1)
        let size = premises.ledger.size
        premises.ledger.close()
        // The state of before the payment, as the state after it.
        let forged = try poor.snapshot(at: size, clock: premises.clock.reading)
        let ledger = try Ledger.open(premises.place.files)
        _ = try ledger.append(forged.entry)
        for blob in forged.blobs { _ = ledger.stage(blob: blob) }
        let done = Doorbell()
        ledger.commit { _ in done.ring() }
        try done.wait()
        ledger.close()
        let next = try Premises(at: premises.place, clock: premises.clock, atOnce: 0)
        try next.unseal()
        #expect(
            next.office.findings.contains(
                "entry \(size), a state.snapshotted, is under no checkpoint"),
            "\(next.office.findings)")
        #expect(next.journal.signer == nil)
    }

    /// The entry and its blobs are one transaction: a daemon that is killed has both or none.
    @Test func `has the last one that was durable, however the daemon ended`() throws {
        let premises = try Self.snapshotted()
        let seq = try Self.place(premises).seq
        let state = premises.journal.gate.state
        premises.office.takeSnapshot()
        // Staged and never handed to the writer.
        let next = try premises.restarted(atOnce: 0)
        #expect(next.resumed == seq)
        #expect(next.journal.gate.state == state)
        try next.unseal()
        #expect(next.office.findings == [])
    }

    @Test func `is taken of an open vault that is unharmed, and of no other`() throws {
        let (premises, _) = try Premises.ready()
        let sealed = try premises.restarted()
        let size = sealed.ledger.size
        sealed.office.takeSnapshot()
        #expect(sealed.ledger.size == size)
        try sealed.unseal { ["a row was edited"] }
        let harmed = sealed.ledger.size
        sealed.office.takeSnapshot()
        #expect(sealed.ledger.size == harmed)
    }

    @Test func `takes one where many entries came since the last`() throws {
        let premises = try Self.snapshotted()
        let size = premises.ledger.size
        premises.office.snapshotIfDue()
        #expect(premises.ledger.size == size)
        #expect(Office.snapshotAtStop < Office.snapshotWhenQuiet)
        #expect(Office.snapshotWhenQuiet < Office.snapshotAnyhow)
        #expect(premises.office.snapshotAge == size - (try Self.place(premises).seq))
    }
}
