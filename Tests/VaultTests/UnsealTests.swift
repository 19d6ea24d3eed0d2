import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `Unsealing` {
    @Test(arguments: ["correct horsf", "correct hors", "correct horse ", "Correct horse"])
    func `says plainly that a passphrase is wrong`(text: String) throws {
        let fixture = try VaultFixture()
        let passphrase = try VaultFixture.passphrase(text)
        #expect(throws: VaultError.wrongSecret(.passphrase)) {
            _ = try OpenVault.unseal(rows: fixture.rows, passphrase: passphrase)
        }
    }

    @Test func `takes the passphrase as bytes that stay the caller's`() throws {
        let fixture = try VaultFixture()
        let right = Array(VaultFixture.phrase.utf8)
        let opened = unsafe OpenVault.open(
            fixture.rows, with: right.span.bytes, by: SlotChoice())
        #expect(try opened.get().vault.development)
        #expect(try opened.get().slot == .main)
        let wrong: [UInt8] = [1]
        let refused = unsafe OpenVault.open(
            fixture.rows, with: wrong.span.bytes, by: SlotChoice())
        guard case .failure(.wrongSecret(.passphrase)) = refused
        else { return #expect(Bool(false), "another passphrase opened the vault") }
    }

    @Test func `names any one row that was edited`() throws {
        var fixture = try VaultFixture()
        _ = try fixture.addWallet("ethereum/main")
        let whole = fixture.rows
        #expect(whole.count == 11)
        for (index, row) in whole.enumerated() {
            for position in [0, row.value.count / 2, row.value.count - 1] {
                var value = row.value
                value[position] ^= 1
                fixture.rows = whole
                fixture.rows[index] = row.with(value: value)
                let failure = try fixture.failure()
                // An edited vault id makes every seal fail; the first one tried is named.
                if row.table == .meta, position == 0 || position == row.value.count / 2 {
                    #expect(failure != nil, "\(row.name) \(position)")
                } else {
                    #expect(
                        failure == .rowDamaged(row.table, id: row.name),
                        "\(row.table) \(row.name) \(position)")
                }
            }
        }
    }

    @Test func `names any one row that is missing or stands twice`() throws {
        var fixture = try VaultFixture()
        _ = try fixture.addWallet("ethereum/main")
        let whole = fixture.rows
        for (index, row) in whole.enumerated() {
            fixture.rows = whole
            fixture.rows.remove(at: index)
            #expect(try fixture.failure() == .rowMissing(row.table, id: row.name))
            fixture.rows = whole + [row]
            #expect(try fixture.failure() == .rowDamaged(row.table, id: row.name))
        }
    }

    @Test func `names rows that were swapped`() throws {
        var fixture = try VaultFixture()
        let first = try fixture.addWallet("ethereum/first").rows
        let second = try fixture.addWallet("ethereum/second").rows
        for part in 0..<2 {
            let rows = fixture.rows
            defer { fixture.rows = rows }
            fixture.rows = rows.map { row in
                switch row {
                case first[part]: row.with(value: second[part].value)
                case second[part]: row.with(value: first[part].value)
                default: row
                }
            }
            #expect(try fixture.failure() == .rowDamaged(.records, id: first[part].name))
        }
    }

    @Test func `refuses rows of another vault with the same passphrase`() throws {
        var fixture = try VaultFixture()
        let other = try VaultFixture()
        let whole = fixture.rows
        for (index, row) in whole.enumerated() where row.table != .meta && row.table != .slots {
            fixture.rows = whole
            fixture.rows[index] = try #require(
                other.rows.first { $0.id == row.id && $0.table == row.table })
            #expect(try fixture.failure() == .rowDamaged(row.table, id: row.name))
        }
    }

    @Test func `refuses another version in a sealed row's name`() throws {
        var fixture = try VaultFixture()
        let whole = fixture.rows
        for (index, row) in whole.enumerated() {
            fixture.rows = whole
            fixture.rows[index] = row.with(version: 2)
            // A slot's version rises: which one it must be only the log knows.
            #expect(
                try fixture.failure()
                    == (row.table == .slots
                        ? .wrongSecret(.passphrase) : .rowDamaged(row.table, id: row.name)))
        }
    }

    @Test func `refuses a vault whose development mark was set by hand`() throws {
        // The mark lowers the floor of Argon2id and permits zero rates.
        let passphrase = try VaultFixture.passphrase("a passphrase that is long enough")
        let made = try VaultSeed.create(passphrase: passphrase, development: false)
        let rows = made.rows.map { row in
            guard row.table == .meta else { return row }
            var value = row.value
            value[17] = 1
            return row.with(value: value)
        }
        #expect(throws: VaultError.rowDamaged(.meta, id: "vault")) {
            _ = try OpenVault.unseal(rows: rows, passphrase: passphrase)
        }
    }

    @Test func `refuses cheap parameters outside development`() throws {
        var fixture = try VaultFixture()
        fixture.rows = fixture.rows.map { row in
            guard row.table == .meta else { return row }
            var value = row.value
            value[17] = 0
            return row.with(value: value)
        }
        #expect(try fixture.failure() == .parametersRefused(.development))
    }

    @Test(arguments: [
        Argon2id(passes: 17, kibibytes: 8_192), Argon2id(passes: 1, kibibytes: 4_194_305),
        Argon2id(passes: 1, kibibytes: 8_191),
    ])
    func `refuses parameters out of bounds before it spends anything on them`(
        parameters: Argon2id
    ) throws {
        #expect(try reparametered(parameters) == .parametersRefused(parameters))
    }

    @Test func `does not open a slot whose parameters were changed within the bounds`() throws {
        #expect(
            try reparametered(Argon2id(passes: 2, kibibytes: 8_192)) == .wrongSecret(.passphrase))
    }

    private func reparametered(_ parameters: Argon2id) throws -> VaultError? {
        var fixture = try VaultFixture()
        fixture.rows = fixture.rows.map { row in
            guard row.table == .slots else { return row }
            guard case .live(let head, let wrapped)? = SlotValue(row.value) else { return row }
            let edited = SlotHead(
                format: head.format, kind: head.kind, parameters: parameters, salt: head.salt)
            return row.with(value: SlotValue.live(edited, wrapped: wrapped).bytes)
        }
        return try fixture.failure()
    }
}
