import Keyroom
import Ledger
import Testing

@testable import Vault

@Suite struct `A manifest of rows` {
    private func row(_ id: UInt8, version: UInt64 = 1, value: [UInt8] = [1]) -> Row {
        Row(table: .records, id: [id], version: version, value: value, mac: [])
    }

    @Test func `finds nothing where all is as the log says`() throws {
        let rows = try VaultFixture().rows
        #expect(RowManifest.findings(expected: rows.map(Pin.init(of:)), found: rows).isEmpty)
        #expect(RowManifest.pins(of: rows).count == rows.count)
    }

    @Test func `names what is missing, too much and changed`() {
        let expected = [row(1), row(2), row(3)].map(Pin.init(of:))
        let found = [row(1), row(2, value: [2]), row(4)]
        #expect(
            RowManifest.findings(expected: expected, found: found) == [
                .changed(expected[1], foundVersion: 1), .missing(expected[2]),
                .extra(.records, id: [4], version: 1),
            ])
    }

    @Test func `finds a row that was rolled back to an older valid one`() {
        let old = row(1)
        let new = row(1, version: 2, value: [2])
        let expected = [Pin(of: old), Pin(of: new)]
        #expect(RowManifest.findings(expected: expected, found: [new]).isEmpty)
        #expect(
            RowManifest.findings(expected: expected, found: [old]) == [
                .changed(Pin(of: new), foundVersion: 1)
            ])
    }

    @Test func `finds a row that stands twice`() {
        #expect(
            RowManifest.findings(expected: [Pin(of: row(1))], found: [row(1), row(1)]) == [
                .extra(.records, id: [1], version: 1)
            ])
    }

    @Test func `leaves rows with MACs of their own to their keepers`() {
        let token = Row(table: .tokens, id: [1], version: 1, value: [1], mac: [2])
        #expect(RowManifest.findings(expected: [], found: [token]).isEmpty)
        #expect(RowManifest.pins(of: [token]).isEmpty)
    }

    @Test func `pins the MAC with the value`() {
        let bare = Row(table: .meta, id: [1], version: 1, value: [1, 2], mac: [])
        let split = Row(table: .meta, id: [1], version: 1, value: [1], mac: [9])
        #expect(Pin(of: bare).digest != Pin(of: split).digest)
        #expect(Pin(of: bare).digest == PublicBytes.sha256([1, 2]))
    }

    @Test func `finds what was moved from a value to its MAC, which has the same hash`() {
        let whole = row(1, value: [1, 2])
        let split = Row(table: .records, id: [1], version: 1, value: [1], mac: [2])
        #expect(Pin(of: whole) == Pin(of: split))
        #expect(
            RowManifest.findings(expected: [Pin(of: whole)], found: [split]) == [
                .changed(Pin(of: whole), foundVersion: 1)
            ])
        let facts = Row(table: .meta, id: [1], version: 1, value: [1], mac: [2])
        let bare = Row(table: .meta, id: [1], version: 1, value: [1, 2], mac: [])
        #expect(RowManifest.findings(expected: [Pin(of: facts)], found: [facts]).isEmpty)
        #expect(!RowManifest.findings(expected: [Pin(of: facts)], found: [bare]).isEmpty)
    }

    @Test func `speaks of rows by their names`() {
        let main = Row(table: .slots, id: Array("main".utf8), version: 3, value: [1], mac: [])
        let clauses = RowManifest.compare(expected: [Pin(of: main)], found: [row(255)])
        #expect(
            clauses == [
                "row ff of records (version 1) is in no entry", "row main of slots is gone",
            ])
    }
}
