import Keyroom
import Ledger
import Testing

@testable import Vault

@Suite struct `A row with a MAC` {
    @Test func `is vouched for as it was made and in no other way`() throws {
        let vault = try VaultFixture().unseal()
        let row = vault.row(.tokens, id: [1], version: 1, value: [2])
        #expect(vault.vouches(for: row))
        #expect(!vault.vouches(for: row.with(value: [3])))
        #expect(!vault.vouches(for: row.with(version: 2)))
        #expect(!vault.vouches(for: row.with(id: [2])))
        let moved = Row(
            table: .idempotency, id: row.id, version: row.version, value: row.value, mac: row.mac)
        #expect(!vault.vouches(for: moved))
    }

    @Test func `is still vouched for after the vault was opened again`() throws {
        let fixture = try VaultFixture()
        let row = try fixture.unseal().row(.tokens, id: [1], version: 1, value: [2])
        #expect(try fixture.unseal().vouches(for: row))
        #expect(try !VaultFixture().unseal().vouches(for: row))
    }

    @Test func `and fingerprints are the vault's own`() throws {
        let fixture = try VaultFixture()
        let first = try fixture.unseal().fingerprint(of: [1])
        #expect(try fixture.unseal().fingerprint(of: [1]) == first)
        #expect(try fixture.unseal().fingerprint(of: [2]) != first)
        #expect(try VaultFixture().unseal().fingerprint(of: [1]) != first)
    }
}
