import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `A new log key` {
    private let fixture: VaultFixture

    init() throws { fixture = try VaultFixture() }

    private var own: [Row] { fixture.rows.filter { [.meta, .records].contains($0.table) } }

    /// The fixture's rows with others in the places of some.
    private func rows(with new: [Row]) -> [Row] {
        fixture.rows.map { row in new.first { $0.table == row.table && $0.id == row.id } ?? row }
    }

    private func unseal(_ rows: [Row]) throws -> OpenVault {
        var changed = fixture
        changed.rows = rows
        return try changed.unseal()
    }

    @Test func `takes the places of the old one, one version on`() throws {
        let vault = try fixture.unseal()
        let made = try vault.makeLogKey(replacing: own)
        #expect(made.rows.map(\.name) == ["log/seed", "vault"])
        #expect(made.rows.map(\.version) == [2, 2])
        #expect(made.key.publicKey != vault.logKey.publicKey)
        let next = try unseal(rows(with: made.rows))
        #expect(next.logKey.publicKey == made.key.publicKey)
        #expect(next.facts.logPublicKey == made.key.publicKey)
        #expect(next.facts.id == vault.facts.id)
        #expect(next.development == vault.development)
        // And again, from there.
        let stored = rows(with: made.rows)
        let again = try next.makeLogKey(
            replacing: stored.filter { [.meta, .records].contains($0.table) })
        #expect(again.rows.map(\.version) == [3, 3])
    }

    @Test func `is not made over rows that somebody edited meanwhile`() throws {
        let vault = try fixture.unseal()
        for (table, name) in [(RowTable.meta, "vault"), (.records, "log/seed")] {
            let edited = own.map { row in
                guard row.table == table, row.name == name else { return row }
                return Row(table: table, id: row.id, version: .max, value: row.value, mac: row.mac)
            }
            #expect(throws: VaultError.rowDamaged(table, id: name)) {
                try vault.makeLogKey(replacing: edited)
            }
        }
    }

    @Test func `is not in force until it is adopted`() throws {
        let vault = try fixture.unseal()
        let old = vault.logKey.publicKey
        let made = try vault.makeLogKey(replacing: own)
        #expect(vault.logKey.publicKey == old)
        #expect(vault.facts.logPublicKey == old)
        vault.adopt(made)
        #expect(vault.logKey.publicKey == made.key.publicKey)
        #expect(vault.facts.logPublicKey == made.key.publicKey)
    }

    @Test func `is no vault's with only one of its rows`() throws {
        let made = try fixture.unseal().makeLogKey(replacing: own)
        for row in made.rows {
            #expect(throws: VaultError.rowDamaged(.meta, id: "vault")) {
                try unseal(rows(with: [row]))
            }
        }
    }

    @Test func `is of its place and version`() throws {
        let made = try fixture.unseal().makeLogKey(replacing: own)
        for row in made.rows {
            let moved = made.rows.map { $0.id == row.id ? $0.with(version: 1) : $0 }
            #expect(throws: VaultError.self) { try unseal(rows(with: moved)) }
        }
    }

    @Test func `is made by an open vault alone`() throws {
        let vault = try fixture.unseal()
        vault.forget()
        #expect(throws: VaultError.forgotten) { try vault.makeLogKey(replacing: own) }
        let open = try fixture.unseal()
        #expect(throws: VaultError.rowMissing(.records, id: "log/seed")) {
            try open.makeLogKey(replacing: own.filter { $0.table == .meta })
        }
    }

    @Test func `lets go of the old one`() throws {
        let vault = try fixture.unseal()
        weak let old = vault.logKey
        #expect(old != nil)
        vault.adopt(try vault.makeLogKey(replacing: own))
        #expect(old == nil)
    }
}
