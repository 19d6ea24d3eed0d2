import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `A vault's next terms` {
    private func make(
        _ fixture: VaultFixture, _ names: [KeyringName] = [.wallet],
        _ passphrase: String = VaultFixture.phrase
    ) throws -> NewTerms {
        let bytes = Array(passphrase.utf8)
        return try unsafe SlotWork.makeTerms(
            fixture.rows, of: names, proof: SlotChoice(), with: bytes.span.bytes)
    }

    private func row(_ fixture: VaultFixture, _ table: RowTable, _ id: String) -> Row? {
        fixture.rows.first { $0.table == table && $0.id == Array(id.utf8) }
    }

    /// Rotates the wallets' terms to the end, as an office does.
    private func rotate(_ fixture: inout VaultFixture) throws -> OpenVault {
        let vault = try fixture.unseal()
        let made = try make(fixture)
        let term = try #require(made.terms.first)
        vault.adopt(term)
        let moved = try vault.rewrapped(fixture.rows, of: .wallet)
        let marker = try OpenVault.termMarker(.wallet, term.number - 1, in: fixture.rows)
        for row in moved + [marker] {
            fixture.rows.removeAll { $0.table == row.table && $0.id == row.id }
            fixture.rows.append(row)
        }
        fixture.rows.append(term.row)
        vault.forgetOldTerms(of: .wallet)
        return vault
    }

    @Test func `take what opens a slot`() throws {
        let fixture = try VaultFixture()
        #expect(throws: VaultError.wrongSecret(.passphrase)) {
            _ = try make(fixture, [.api], "another passphrase")
        }
        let made = try make(fixture, KeyringName.allCases)
        #expect(made.proof == .main)
        #expect(made.terms.map(\.keyring) == KeyringName.allCases)
        #expect(made.terms.map(\.number) == [2, 2, 2, 2])
        #expect(
            made.terms.map { RowName.text($0.row.id) } == ["wallet/2", "card/2", "api/2", "meta/2"])
    }

    @Test func `open with the old ones beside them, and alone when those are gone`() throws {
        var fixture = try VaultFixture()
        let (name, _) = try fixture.addWallet("ethereum/main")
        let before = try #require(row(fixture, .records, "wallet/ethereum/main/key"))
        let made = try make(fixture)
        var halfway = fixture
        halfway.rows += made.terms.map(\.row)
        #expect(try halfway.unseal().install([name], from: halfway.rows).isEmpty)
        _ = try rotate(&fixture)
        let after = try #require(row(fixture, .records, "wallet/ethereum/main/key"))
        #expect(after.version == before.version)
        #expect(after.value != before.value)
        #expect(row(fixture, .terms, "wallet/1")?.value == Array("destroyed".utf8))
        // Again, from what is on the disk alone.
        _ = try rotate(&fixture)
        #expect(row(fixture, .terms, "wallet/2")?.value == Array("destroyed".utf8))
        #expect(try fixture.failure() == nil)
        // The row of before the rotation is under a term that is nowhere any more.
        fixture.rows.removeAll { $0.id == before.id && $0.table == .records }
        fixture.rows.append(before)
        #expect(
            try fixture.failure() == .rowDamaged(.records, id: "wallet/ethereum/main/key"))
    }

    @Test func `leave the rows of other classes, and what was destroyed, as they are`() throws {
        var fixture = try VaultFixture()
        _ = try fixture.addWallet("ton/main".replacing("ton", with: "ethereum"))
        let vault = try fixture.unseal()
        let id = vault.indexKey.fingerprint(of: [1])
        fixture.rows.append(vault.tombstone(of: id, version: 1))
        for term in try make(fixture, KeyringName.allCases).terms { vault.adopt(term) }
        let wallet = try vault.rewrapped(fixture.rows, of: .wallet)
        #expect(wallet.map { RowName.text($0.id) } == ["wallet/ethereum/main/key"])
        #expect(try vault.rewrapped(fixture.rows, of: .api).isEmpty)
        #expect(try vault.rewrapped(fixture.rows, of: .card).isEmpty)
        let meta = Set(try vault.rewrapped(fixture.rows, of: .meta).map { RowName.text($0.id) })
        #expect(meta == ["log/seed", "mac/key", "index/key", "wallet/ethereum/main/entropy"])
    }

    @Test func `say which row of theirs was edited`() throws {
        var fixture = try VaultFixture()
        _ = try fixture.addWallet("ethereum/main")
        let vault = try fixture.unseal()
        for term in try make(fixture).terms { vault.adopt(term) }
        let rows = fixture.rows.map { row -> Row in
            guard row.name.hasSuffix("/key"), row.name.hasPrefix("wallet/") else { return row }
            var value = row.value
            value[40] ^= 1
            return row.with(value: value)
        }
        #expect(throws: VaultError.rowDamaged(.records, id: "wallet/ethereum/main/key")) {
            _ = try vault.rewrapped(rows, of: .wallet)
        }
    }

    @Test func `are found wherever a class has rows`() throws {
        for name in KeyringName.allCases {
            for range in KeyringRange.of(name) {
                #expect(range.low.lexicographicallyPrecedes(range.high))
            }
        }
        let inside = { (id: String, name: KeyringName) -> Bool in
            KeyringRange.of(name).contains { range in
                range.table == .records && range.low.lexicographicallyPrecedes(Array(id.utf8))
                    && Array(id.utf8).lexicographicallyPrecedes(range.high)
            }
        }
        for id in ["log/seed", "mac/key", "index/key", "label/00", "wallet/ton/a/entropy"] {
            #expect(inside(id, .meta), "\(id)")
        }
        #expect(inside("wallet/ton/a/key", .wallet))
        #expect(inside("secret/00/1", .api))
        #expect(!inside("secret/00/1", .wallet))
    }

    @Test func `survive a new root key, markers and all`() throws {
        var fixture = try VaultFixture()
        _ = try rotate(&fixture)
        let secret = Array(VaultFixture.phrase.utf8)
        let body = [0, 0, 0, UInt8(secret.count)] + secret
        let rows = try unsafe SlotWork.rotateRoot(
            fixture.rows.filter { $0.table != .records }, keeping: [SlotChoice(.main)],
            dropping: [], with: body.span.bytes)
        #expect(!rows.contains { RowName.text($0.id) == "wallet/1" })
        for row in rows {
            fixture.rows.removeAll { $0.table == row.table && $0.id == row.id }
            fixture.rows.append(row)
        }
        #expect(try fixture.failure() == nil)
    }
}
