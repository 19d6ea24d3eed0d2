import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing
import Wire

@Suite struct `A keyring's rotation` {
    /// An open vault with so many secrets, put under the first term.
    private func ready(_ count: Int = 300) throws -> Premises {
        let (premises, _) = try Premises.ready()
        for number in 0..<count {
            let bytes = Array("value-\(number)".utf8)
            _ = unsafe try premises.office.putSecret(
                Self.path(number), .init(), value: bytes.span.bytes, isRotation: false,
                by: Premises.admin)
            if number % 50 == 49 { try premises.settle() }
        }
        try premises.settle()
        return premises
    }

    private static func path(_ number: Int) -> String { "api_keys/service-\(number)" }

    private func values(_ premises: Premises, _ numbers: [Int]) throws -> [String] {
        try numbers.map { try premises.shown(Self.path($0)).get() }
    }

    private func sealed(_ premises: Premises) throws -> [Row] {
        try premises.reader.rows(.records).filter {
            String(decoding: $0.id, as: UTF8.self).hasPrefix("secret/")
        }
    }

    @Test func `moves every row of the class in small pieces, and destroys the old term`() throws {
        let premises = try ready()
        let before = try sealed(premises)
        let reply = try premises.begin()
        #expect(reply["keyrings"]?[2]?["term"] == 2)
        #expect(try premises.destroyedTerms() == [])
        // Three pages of rows, an empty pass, and the end.
        #expect(try premises.rotated() == 5)
        let after = try sealed(premises)
        #expect(after.map(\.id) == before.map(\.id))
        #expect(zip(before, after).allSatisfy { $0.value != $1.value && $0.version == $1.version })
        #expect(try premises.destroyedTerms() == ["api/1"])
        let pieces = try premises.entries("keyring.rewrapped")
        #expect(pieces.map { $0.body["rows"] } == [128, 128, 44])
        #expect(pieces.allSatisfy { $0.bytes.count <= 65_535 && $0.actor.role == .daemon })
        #expect(try premises.entries("keyring.begun").first?.body["reason"] == "yearly")
        #expect(try premises.entries("keyring.rotated").first?.body["rows"] == 300)
        #expect(try values(premises, [0, 150, 299]) == ["value-0", "value-150", "value-299"])
        let next = try premises.restarted()
        try next.unseal()
        #expect(try next.lastFindings() == [])
        #expect(try values(next, [0, 299]) == ["value-0", "value-299"])
    }

    @Test func `lets reads and writes go on between two pieces`() throws {
        let premises = try ready()
        try premises.begin()
        try premises.turn()
        // Under the new term, under the old one, and one that was put meanwhile.
        for number in [0, 299] { #expect(try values(premises, [number]) == ["value-\(number)"]) }
        try premises.put(Self.path(299), "the next")
        _ = try premises.office.destroySecret(
            Self.path(1), ["version": 1, "confirm": .string(Self.path(1))], by: Premises.admin)
        // The destroying is staged: the piece that comes now must not bring the row back.
        try premises.turn()
        _ = try premises.office.createWallet(
            Premises.wallet("ethereum/late"), by: Premises.admin)
        _ = try premises.addAgent("late")
        try premises.rotated()
        #expect(try premises.shown(Self.path(299)).get() == "the next")
        #expect(try premises.shown(Self.path(299), version: 1).get() == "value-299")
        if case .success = try premises.shown(Self.path(1), version: 1) {
            Issue.record("what was destroyed is shown")
        }
        let next = try premises.restarted()
        try next.unseal()
        #expect(try next.lastFindings() == [])
    }

    // Every piece is followed by a daemon that starts anew; twice in a row, too.
    @Test func `goes on where it was, however often it is interrupted`() throws {
        var premises = try ready(200)
        try premises.begin([.api, .meta, .wallet, .card])
        var lives = 0
        while KeyringName.allCases.contains(where: {
            premises.journal.gate.state.keyring($0).isRotating
        }), lives < 60 {
            premises = try premises.restarted()
            try premises.unseal()
            #expect(try premises.lastFindings() == [])
            premises = try premises.restarted()
            try premises.unseal()
            // The rows that are done are passed by, in one turn or a few.
            for _ in 0..<3 { try premises.turn() }
            lives += 1
        }
        #expect(lives > 3)
        #expect(try premises.destroyedTerms() == ["api/1", "card/1", "meta/1", "wallet/1"])
        #expect(try premises.entries("keyring.rotated").count == 4)
        premises = try premises.restarted()
        try premises.unseal()
        #expect(try premises.lastFindings() == [])
        #expect(try values(premises, [0, 199]) == ["value-0", "value-199"])
        // And once more, from the second term to the third.
        try premises.begin(KeyringName.allCases)
        try premises.rotated()
        #expect(try premises.destroyedTerms().count == 8)
        premises = try premises.restarted()
        try premises.unseal()
        #expect(try premises.lastFindings() == [])
        #expect(try premises.office.secrets()["secrets"]?[0]?["path"] == "api_keys/service-0")
    }

    @Test func `is told of while it is under way`() throws {
        let premises = try ready(200)
        try premises.begin()
        let warning = {
            premises.office.status()["warnings"]?.texts.first { $0.contains("keyring") }
        }
        #expect(warning() == "keyring api is being rotated to term 2: 0 rows so far")
        try premises.turn()
        #expect(warning() == "keyring api is being rotated to term 2: 128 rows so far")
        let line = try premises.office.keyrings()["keyrings"]?[2]
        #expect(line?["seen"] == 128)
        #expect(line?["rows"] == 200)
        try premises.rotated()
        #expect(warning() == nil)
        #expect(try premises.office.keyrings()["keyrings"]?[2]?["rotating"] == false)
    }

    @Test func `takes what opens a slot, one rotation at a time, and no backup meanwhile`() throws {
        let premises = try ready(1)
        #expect(refusal { try premises.begin([.api], "wrong") } == .wrongPassphrase)
        #expect(try premises.entries("unseal.failed").count == 1)
        for names in [[], [KeyringName.api, .api]] {
            #expect(refusal { try premises.begin(names) }?.place == "keyrings")
        }
        try premises.begin()
        #expect(refusal { try premises.begin([.wallet, .api]) }?.place == "keyring.rotating")
        #expect(!premises.journal.gate.state.keyring(.wallet).isRotating)
        try premises.rotated()
        _ = try premises.office.beginBackup(["path": "/nowhere/backup"])
        guard case .busy? = refusal({ try premises.begin() }) else {
            return #expect(Bool(false), "a backup could miss a term")
        }
    }

    @Test func `does nothing of a sealed vault`() throws {
        let premises = try ready(1)
        try premises.begin()
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        try premises.turn()
        #expect(try premises.entries("keyring.rewrapped").isEmpty)
        #expect(refusal { try premises.begin() } == .sealed)
        try premises.unseal()
        try premises.rotated()
        #expect(try premises.destroyedTerms() == ["api/1"])
    }

    // Whoever can write the file keeps a copy of what was there before.
    @Test func `is not undone by putting an old row, or an old term, back`() throws {
        let premises = try ready(3)
        let row = try #require(try sealed(premises).first)
        let term = try #require(
            try premises.reader.rows(.terms).first { $0.id == Array("api/1".utf8) })
        try premises.begin()
        try premises.rotated()
        try premises.tamper { $0.stage(row: row) }
        var next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        let id = String(decoding: row.id, as: UTF8.self)
        let altered = "row \(id) of records (version 1) is not the one its entry pins (version 1)"
        #expect(try next.lastFindings() == [.string(altered)])
        // Both, so that the row would open again.
        try next.tamper { $0.stage(row: term) }
        next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(try next.entries("vault.unsealed").last?.body["findings_count"] == 2)
        #expect(refusal { _ = try next.office.setRate(Premises.rate(), by: Premises.admin) } != nil)
    }

    @Test func `stops the vault at a row that was edited under it`() throws {
        let premises = try ready(3)
        try premises.begin()
        let row = try #require(try sealed(premises).last)
        var value = row.value
        value[60] ^= 1
        // By the vault's own writer, which is what another process's writing would look like here.
        premises.journal.ledger.stage(
            row: Row(
                table: row.table, id: row.id, version: row.version, value: value, mac: row.mac))
        try premises.settle()
        try premises.turn()
        #expect(
            premises.office.findings == [
                "row \(String(decoding: row.id, as: UTF8.self)) of records was edited, moved or repeated"
            ])
        #expect(try premises.entries("keyring.rewrapped").isEmpty)
        #expect(try premises.entries("ledger.degraded").count == 1)
        #expect(try premises.destroyedTerms() == [])
    }
}
