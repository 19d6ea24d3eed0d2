@testable import AdminTests
@testable import Payment
import Admin
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing
import Vault

@Suite struct `The idempotency index` {
    /// What the next daemon finds after `edit` saw the rows of a vault with two decisions.
    private func findings(_ edit: (Ledger, [Row], OpenVault) -> Void) throws -> [String] {
        let counter = try Counter.open()
        _ = try counter.paid()
        _ = try counter.paid("large", Counter.body(amount: "1"))
        let rows = try counter.premises.reader.rows(.idempotency)
        let vault = try #require(counter.premises.office.vault)
        try counter.premises.tamper { edit($0, rows, vault) }
        let (next, found) = try counter.reopened()
        #expect(next.teller.frozen == found.first)
        return found
    }

    private func row(_ row: Row, value: [UInt8]? = nil, mac: [UInt8]? = nil, version: UInt64? = nil)
        -> Row
    {
        Row(
            table: row.table, id: row.id, version: version ?? row.version,
            value: value ?? row.value, mac: mac ?? row.mac)
    }

    @Test func `is in order as it was left`() throws {
        #expect(try findings { _, _, _ in } == [])
    }

    @Test func `names the payment whose row is gone`() throws {
        let found = try findings { ledger, rows, _ in
            ledger.stage(removing: rows[0].id, from: .idempotency)
        }
        #expect(found.count == 1)
        #expect(
            found[0].hasPrefix("the idempotency row of payment ") && found[0].hasSuffix(" is gone"))
    }

    @Test func `names the payment whose row was edited, wherever`() throws {
        let edits: [(Row) -> Row] = [
            { row($0, value: $0.value + [32]) }, { row($0, version: 2) }, { row($0, mac: []) },
            { row($0, value: [UInt8]($0.value.dropLast())) },
            { row($0, mac: [UInt8](repeating: 0, count: $0.mac.count)) },
        ]
        for edit in edits {
            let found = try findings { ledger, rows, _ in ledger.stage(row: edit(rows[1])) }
            #expect(found.count == 1)
            #expect(found.first?.hasSuffix(" was edited") == true)
        }
    }

    @Test func `names a row that has another's contents under a good MAC`() throws {
        let found = try findings { ledger, rows, vault in
            ledger.stage(
                row: vault.row(.idempotency, id: rows[0].id, version: 1, value: rows[1].value))
        }
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(" was edited") == true)
    }

    @Test func `counts rows that belong to no decision`() throws {
        let found = try findings { ledger, rows, vault in
            for name in ["buyer", "nobody"] {
                let id = Array(name.utf8) + [0] + Array("a-key-of-nobodys".utf8)
                ledger.stage(
                    row: vault.row(.idempotency, id: id, version: 1, value: rows[0].value))
            }
        }
        #expect(found == ["the idempotency table has 2 rows too many"])
    }

    @Test func `leaves a vault with a finding frozen: no bytes, no decision`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        let rows = try counter.premises.reader.rows(.idempotency)
        try counter.premises.tamper { $0.stage(removing: rows[0].id, from: .idempotency) }
        let (next, _) = try counter.reopened()
        let size = next.premises.ledger.size
        for key in ["first", "second"] {
            guard case .frozen? = try next.paid(key).error else {
                Issue.record("\(key) was answered")
                continue
            }
        }
        #expect(next.premises.ledger.size == size)
        #expect(next.premises.ledger.signedSize < size)
    }
}

@Suite struct `An idempotency record` {
    private let record = IdempotencyRecord(
        fingerprint: SHA256.hash([1]),
        entry: EntryID(seq: 0x0102_0304_0506_0708, leaf: SHA256.hash([2])),
        reply: Array("{}".utf8))

    @Test func `is read as it was written`() {
        #expect(IdempotencyRecord(record.bytes) == record)
        #expect(Array(record.bytes[64..<72]) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func `is none when it is too short to hold a reply`() {
        for count in [0, 1, 31, 32, 64, 71, 72] {
            #expect(IdempotencyRecord(Array(record.bytes.prefix(count))) == nil)
        }
    }

    @Test func `has one place for each agent and key`() throws {
        let (ab, a) = (try #require(AgentName("ab")), try #require(AgentName("a")))
        #expect(IdempotencyRecord.rowID(ab, "c") != IdempotencyRecord.rowID(a, "bc"))
        #expect(IdempotencyRecord.rowID(a, "b") == [0x61, 0, 0x62])
    }
}
