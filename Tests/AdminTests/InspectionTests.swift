@testable import Ledger
import Admin
import Gate
import JSON
import Terms
import Testing

@Suite struct `What unsealing finds` {
    /// The next daemon after `change`, unsealed; its findings.
    private func findings(_ change: (Ledger, LedgerReader) throws -> Void) throws -> [String] {
        let (premises, _) = try Premises.ready()
        try premises.tamper { try change($0, LedgerReader(premises.place.files)) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        try checkFrozen(next)
        return next.office.findings
    }

    /// With a finding nothing changes, nothing is signed, and everybody is told.
    private func checkFrozen(_ premises: Premises) throws {
        let office = premises.office
        guard let first = office.findings.first else { return }
        let error = premises.refusedWithoutTrace {
            _ = try office.setRate(Premises.rate(), by: Premises.admin)
        }
        #expect(error == .damaged(first))
        #expect(premises.ledger.signedSize < premises.ledger.durableSize)
        #expect(office.status()["warnings"]?.texts.first == "frozen: \(first)")
        let entry = try #require(try premises.entries("vault.unsealed").last)
        #expect(entry.body["findings"]?.texts == office.findings)
    }

    private func edit(_ row: Row, value: [UInt8]? = nil, id: [UInt8]? = nil) -> Row {
        Row(
            table: row.table, id: id ?? row.id, version: row.version, value: value ?? row.value,
            mac: row.mac)
    }

    @Test func `in an untouched vault is nothing`() throws {
        #expect(try findings { _, _ in } == [])
    }

    @Test func `is a token's row that is gone`() throws {
        #expect(
            try findings { ledger, _ in ledger.stage(removing: Array("buyer".utf8), from: .tokens) }
                == ["the token row of agent buyer is gone"])
    }

    @Test func `is a token's row that was edited`() throws {
        let found = try findings { ledger, reader in
            let row = try #require(try reader.rows(.tokens).first)
            ledger.stage(row: edit(row, value: [UInt8](repeating: 0, count: 32)))
        }
        #expect(
            found == [
                "the token row of agent buyer was edited", "the token row of agent buyer is gone",
            ])
    }

    @Test func `is a token's row that was copied to a name nobody has`() throws {
        let found = try findings { ledger, reader in
            let row = try #require(try reader.rows(.tokens).first)
            ledger.stage(row: edit(row, id: Array("thief".utf8)))
        }
        #expect(found == ["the token row 7468696566 is no agent's"])
    }

    @Test func `is a wallet's key that is gone, and such a vault does not open`() throws {
        let (premises, _) = try Premises.ready()
        let name = "wallet/ethereum/main/key"
        try premises.tamper { $0.stage(removing: Array(name.utf8), from: .records) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        #expect(refusal { try next.unseal() } == .damaged("row \(name) of records is gone"))
        #expect(next.office.status()["sealed"] == true)
    }

    @Test func `is a wallet's row that was edited, and such a vault does not open`() throws {
        let (premises, _) = try Premises.ready()
        let name = "wallet/ethereum/main/entropy"
        let row = try #require(try premises.reader.row(.records, id: Array(name.utf8)))
        try premises.tamper { $0.stage(row: edit(row, value: row.value + [0])) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        let clause = "row \(name) of records (version 1) is not the one its entry pins (version 1)"
        #expect(refusal { try next.unseal() } == .damaged(clause))
        #expect(next.office.findings == [clause])
        let entry = try #require(try next.entries("unseal.failed").last)
        #expect(entry.body["findings"] == [.string(clause)])
    }

    @Test(arguments: [RowTable.records, .terms, .slots, .meta])
    func `is a sealed row that no entry knows`(table: RowTable) throws {
        let row = Row(table: table, id: [0xFF, 1], version: 1, value: [1], mac: [])
        let found = try findings { ledger, _ in ledger.stage(row: row) }
        #expect(found == ["row ff01 of \(table.rawValue) (version 1) is in no entry"])
    }

    @Test func `is an anchor that is missing`() throws {
        let (premises, _) = try Premises.ready()
        premises.ledger.close()
        try premises.place.removeAnchor()
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        try checkFrozen(next)
        #expect(next.office.findings == ["the anchor's file is missing"])
    }

    @Test func `is an entry that was changed`() throws {
        let (premises, _) = try Premises.ready()
        let target = try #require(try premises.entries("rate.set").first)
        premises.ledger.close()
        try premises.place.rewrite(target.seq, "'1000'", "'9000'")
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        try checkFrozen(next)
        #expect(next.office.findings.count == 1)
        #expect(next.office.findings[0].hasPrefix("an entry below "))
        // It still folds: only the tree shows it.
        #expect(next.journal.gate.state.rates["ETH"]?.price == 9_000_000_000_000_000_000_000)
    }

    @Test func `is an entry that can't be read, the last one too, once and by its number`() throws {
        let (premises, _) = try Premises.ready()
        let entries = try premises.entries()
        let target = try #require(entries.last { $0.kind == "wallet.created" })
        premises.ledger.close()
        try premises.place.rewrite(target.seq, "'\"sealed\"'", "'\"sealEd\"'")
        try premises.place.rewrite(UInt64(entries.count) - 1, "'{'", "'['")
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        try checkFrozen(next)
        let unread = next.office.findings.filter {
            $0.hasSuffix("a sealed member that can't be read")
        }
        #expect(unread == ["entry \(entries.count - 1) has a sealed member that can't be read"])
        #expect(
            next.office.findings.contains(
                "row wallet/ethereum/main/key of records (version 1) is in no entry"))
    }

    @Test func `is a verifier key that is not the vault's own`() throws {
        let (premises, _) = try Premises.ready()
        let other = try Premises.found().office.facts
        let facts = premises.office.facts
        let office = Office(
            journal: premises.journal, reader: premises.reader,
            facts: VaultFacts(
                vault: facts.vault, development: true, origin: facts.origin,
                verifierKey: other.verifierKey, owner: 0, hardening: [:]),
            findings: ["found before"])
        let bytes = Array(Premises.passphrase.utf8)
        let outcome = unsafe try office.beginUnseal().open(with: bytes.span.bytes)
        try office.finishUnseal(outcome, by: Premises.admin) { ["found by others"] }
        try premises.settle()
        #expect(
            office.findings == [
                "found before", "the log names a verifier key that is not the vault's own",
                "found by others",
            ])
    }

    @Test(arguments: [(1, 40_000), (3_000, 10)])
    func `is recorded however much of it there is`(rows: Int, length: Int) throws {
        let (premises, _) = try Premises.ready()
        try premises.tamper { ledger in
            for number in 0..<rows {
                let id = [UInt8](repeating: 0x80, count: length) + Array("\(number)".utf8)
                ledger.stage(row: Row(table: .tokens, id: id, version: 1, value: [1], mac: []))
            }
        }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(next.office.findings.count == rows)
        let error = next.refusedWithoutTrace {
            _ = try next.office.setRate(Premises.rate(), by: Premises.admin)
        }
        #expect(error == .damaged(next.office.findings[0]))
        let entry = try #require(try next.entries("vault.unsealed").last)
        let told = try #require(entry.body["findings"]).texts
        #expect(!told.isEmpty && told.count <= rows)
        #expect(entry.body["findings_count"] == .integer(UInt64(rows)))
    }
}
