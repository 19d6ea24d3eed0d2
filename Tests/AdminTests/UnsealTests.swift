import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A sealed vault` {
    @Test func `opens with its passphrase and says so in the log`() throws {
        let premises = try Premises.found()
        #expect(premises.office.status()["sealed"] == true)
        try premises.unseal()
        #expect(premises.office.status()["sealed"] == false)
        let entry = try #require(try premises.entries("vault.unsealed").first)
        #expect(entry.body["slot"] == "main")
        #expect(entry.body["findings"] == [])
        #expect(entry.body["unsigned_tail"] == 0)
        #expect(entry.actor == Premises.admin)
    }

    @Test func `stays sealed under a wrong passphrase, which is recorded unsigned`() throws {
        let premises = try Premises.found()
        for wrong in ["a passphrase of the test", "A passphrase of the tests", " "] {
            #expect(refusal { try premises.unseal(wrong) } == .wrongPassphrase)
        }
        #expect(premises.office.status()["sealed"] == true)
        let failed = try premises.entries("unseal.failed")
        #expect(
            failed.map { $0.body["reason"] }
                == Array(
                    repeating: "the passphrase is wrong", count: 3))
        #expect(failed.allSatisfy { $0.actor == Premises.admin })
        #expect(premises.office.status()["ledger"]?["signed_size"] == 1)
        #expect(premises.office.status()["ledger"]?["size"] == 4)
    }

    @Test func `counts what was written unsigned, and signs over it once open`() throws {
        let premises = try Premises.found()
        _ = refusal { try premises.unseal("no") }
        _ = refusal { try premises.unseal("nor this") }
        try premises.unseal()
        let entry = try #require(try premises.entries("vault.unsealed").first)
        #expect(entry.body["unsigned_tail"] == 2)
        let ledger = premises.office.status()["ledger"]
        #expect(ledger?["signed_size"] == 4)
        #expect(ledger?["size"] == 4)
    }

    @Test func `takes one passphrase at a time`() throws {
        let premises = try Premises.found()
        let attempt = try premises.office.beginUnseal()
        #expect(
            refusal { _ = try premises.office.beginUnseal() }
                == .busy("another passphrase is being tried"))
        let wrong = Array("wrong".utf8)
        let outcome = unsafe attempt.open(with: wrong.span.bytes)
        #expect(
            refusal {
                try premises.office.finishUnseal(outcome, by: Premises.admin) { [] }
            } == .wrongPassphrase)
        try premises.unseal()
        #expect(
            refusal { _ = try premises.office.beginUnseal() }
                == .busy("the vault is open already"))
    }

    @Test func `does nothing but open`() throws {
        let office = try Premises.found().office
        let by = Premises.admin
        let verbs: [() throws -> Void] = [
            { _ = try office.applyPolicy(Premises.policy(), by: by) },
            { _ = try office.policy() },
            { _ = try office.addAgent(["agent": "a", "project": "p"], by: by) },
            { _ = try office.freezeAgent("a", [:], by: by) },
            { _ = try office.thawAgent("a", [:], by: by) },
            { _ = try office.removeAgent("a", [:], by: by) },
            { _ = try office.agents() },
            { _ = try office.createWallet(Premises.wallet(), by: by) },
            { _ = try office.wallets() },
            { _ = try office.wallet("ethereum/main") },
            { _ = try office.setRate(Premises.rate(), by: by) },
            { _ = try office.rates() },
            { _ = try office.budgets(agent: nil, project: nil) },
            { _ = try office.acknowledge([:], by: by) },
            { try office.seal(by: by) },
        ]
        for verb in verbs { #expect(refusal { try verb() } == .sealed) }
        #expect(office.isQuiet)
        #expect(!office.journal.ledger.hasStaged)
    }

    @Test func `whose slot was edited takes no passphrase, and says which row it is`() throws {
        let premises = try Premises.found()
        try premises.tamper { ledger in
            let row = try #require(try LedgerReader(premises.place.files).rows(.slots).first)
            var value = row.value
            value[value.count - 1] ^= 1
            ledger.stage(
                row: Row(
                    table: row.table, id: row.id, version: row.version, value: value, mac: row.mac))
        }
        let next = try Premises(at: premises.place, clock: premises.clock)
        let clause = "row main of slots (version 1) is not the one its entry pins (version 1)"
        #expect(refusal { try next.unseal() } == .damaged(clause))
    }

    @Test(arguments: ["log/seed", "mac/key", "index/key"])
    func `whose own secret is gone does not open, and names it`(name: String) throws {
        let premises = try Premises.found()
        try premises.tamper { $0.stage(removing: Array(name.utf8), from: .records) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        #expect(
            refusal { try next.unseal() } == .damaged("row \(name) of records is gone"))
        #expect(
            try next.entries("unseal.failed").last?.body["reason"]
                == .string("row \(name) of records is missing"))
    }
}
