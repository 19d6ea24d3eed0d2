import Keyroom
import Ledger
import Testing

@testable import Vault

@Suite struct `A new vault` {
    @Test func `has its rows, each once, and no others`() throws {
        let fixture = try VaultFixture()
        let names = fixture.rows.map { "\($0.table.rawValue):\($0.name)" }
        #expect(
            names.sorted() == [
                "meta:vault", "records:index/key", "records:log/seed", "records:mac/key",
                "slots:main", "terms:api/1", "terms:card/1", "terms:meta/1", "terms:wallet/1",
            ])
        #expect(fixture.made.vaultID.count == 16)
    }

    @Test func `opens with its passphrase, to the same log key`() throws {
        let fixture = try VaultFixture()
        let vault = try fixture.unseal()
        #expect(vault.logKey.publicKey == fixture.made.logKey.publicKey)
        #expect(vault.facts.id == fixture.made.vaultID)
        #expect(vault.facts.logPublicKey == fixture.made.logKey.publicKey)
        #expect(vault.development)
    }

    @Test func `shares nothing with another one of the same passphrase`() throws {
        let first = try VaultFixture()
        let second = try VaultFixture()
        #expect(first.made.vaultID != second.made.vaultID)
        #expect(first.made.logKey.publicKey != second.made.logKey.publicKey)
        for (left, right) in zip(first.rows, second.rows) { #expect(left.value != right.value) }
    }

    @Test func `asks for a longer passphrase where it is not for development`() throws {
        let short = try VaultFixture.passphrase("thirteen byte")
        #expect(throws: VaultError.passphraseTooShort(bytes: 13, least: 14)) {
            _ = try VaultSeed.create(passphrase: short, development: false)
        }
    }

    @Test func `uses the dear parameters where it is not for development`() throws {
        let passphrase = try VaultFixture.passphrase("a passphrase that is long enough")
        let made = try VaultSeed.create(passphrase: passphrase, development: false)
        let slot = try #require(made.rows.first { $0.table == .slots })
        guard case .live(let head, _)? = SlotValue(slot.value) else {
            return #expect(Bool(false), "there is no slot")
        }
        #expect(head.parameters == .standard)
        let vault = try OpenVault.unseal(rows: made.rows, passphrase: passphrase)
        #expect(!vault.development)
    }
}
