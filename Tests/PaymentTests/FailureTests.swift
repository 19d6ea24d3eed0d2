@testable import AdminTests
import Admin
import Gate
import JSON
import Keyroom
import Vault
import Ledger
@testable import Payment
import Terms
import Testing

@Suite struct `A failure` {
    @Test(arguments: [false, true])
    func `to commit releases nothing and ends the process`(isRefused: Bool) throws {
        let counter = try Counter.open(limit: isRefused ? "1.00" : "10.00")
        let first = try counter.pay()
        let again = try counter.pay()
        try counter.premises.place.removeDatabase()
        counter.premises.journal.flush()
        try counter.premises.land()
        #expect(first.error == .ledgerUnavailable)
        #expect(again.error == .ledgerUnavailable)
        #expect(counter.premises.failures.moved == counter.premises.place.files.database)
        counter.teller.collect()
        #expect(counter.crew.count == 0)
        #expect(counter.teller.isQuiet)
    }

    @Test func `to seal a purpose decides nothing, so that no entry stands without its key's row`()
        throws
    {
        let counter = try Counter.open()
        let size = counter.premises.journal.ledger.size
        // What a vault without terms can't do stands for memory that can't be locked.
        counter.teller.vault.forget()
        let heard = try counter.pay("first", Counter.body(purpose: ["item": "a tool"]))
        #expect(heard.error == .ledgerUnavailable)
        #expect(counter.premises.journal.ledger.size == size)
        #expect(!counter.premises.journal.ledger.hasStaged)
        #expect(counter.teller.isQuiet)
    }

    @Test func `is what a purpose's lost row is found to be, and its kept row is none`() throws {
        let counter = try Counter.open()
        let heard = try counter.paid("first", Counter.body(purpose: ["item": "a tool"]))
        #expect(heard.signed != nil)
        let (kept, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try kept.paid("first", Counter.body(purpose: ["item": "a tool"])).signed != nil)
        let entry = try #require(kept.premises.entries("payment.decided").first)
        kept.premises.journal.ledger.stage(
            removing: PurposeOpening.rowID(entry.seq), from: .openings)
        kept.premises.journal.flush()
        try kept.premises.land()
        let (_, lost) = try kept.restarted()
        #expect(lost.count == 1)
        #expect(lost.first?.contains("opens the purpose of payment") == true)
    }

    @Test func `to commit fails everything after it as well`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        try counter.premises.place.removeDatabase()
        counter.premises.journal.flush()
        let meanwhile = try counter.pay("second", Counter.body(nonce: 1))
        try counter.premises.land()
        #expect(first.error == .ledgerUnavailable)
        let later = try counter.pay("third", Counter.body(nonce: 2))
        counter.premises.journal.flush()
        try counter.premises.land()
        counter.teller.collect()
        #expect(meanwhile.error == .ledgerUnavailable)
        #expect(later.error == .ledgerUnavailable)
        #expect(counter.premises.failures.list.count == 2)
        #expect(counter.premises.failures.list.last == .poisoned)
    }

    @Test func `to sign keeps the charge, and a later retry gets the bytes`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        try #require(counter.premises.office.vault).room.forget()
        try counter.finish()
        guard case .signingFailed(let payment)? = first.error else {
            Issue.record("\(first.answers)")
            return
        }
        #expect(counter.committed == "1.63")
        #expect(try counter.paid().error == .signingFailed(payment))
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        let retry = try #require(try next.paid().signed)
        #expect(retry["payment"] == .string(payment.text))
        #expect(next.committed == "1.63")
        #expect(try next.decisions() == 1)
    }

    @Test func `to understand the request binds no key and makes no entry`() throws {
        let counter = try Counter.open()
        let wrong = [
            (Counter.body(amount: "0"), "intent.amount"), (Counter.body(to: "0x35"), "intent.to"),
            (Counter.body(nonce: "0"), "network.nonce"), (Counter.body(amount: 1), "intent.amount"),
        ]
        for (body, field) in wrong {
            guard case .malformed(let error)? = try counter.paid("first", body).error else {
                Issue.record("\(body) was understood")
                continue
            }
            #expect(error.path == field)
        }
        #expect(try counter.decisions() == 0)
        #expect(try counter.premises.reader.rowCount(in: .idempotency) == 0)
        #expect(try counter.paid().signed != nil)
    }

    @Test func `to find a listed wallet is 404 and binds nothing; another's is a refusal`() throws {
        let counter = try Counter.open()
        try counter.premises.apply(
            Premises.policy(wallets: "[ethereum/main, ethereum/later]"))
        let later = Counter.body(wallet: "ethereum/later")
        #expect(try counter.paid("first", later).error == .notFound)
        #expect(try counter.decisions() == 0)
        let hidden = try counter.paid("second", Counter.body(wallet: "ethereum/hidden"))
        #expect(hidden.refused?["rule"] == "wallet.not-allowed")
        _ = try counter.premises.office.createWallet(
            Premises.wallet("ethereum/hidden"), by: Premises.admin)
        let there = try counter.paid("third", Counter.body(wallet: "ethereum/hidden"))
        #expect(there.refused?["detail"] == hidden.refused?["detail"])
        #expect(there.refused?["hint"] == hidden.refused?["hint"])
        _ = try counter.premises.office.createWallet(
            Premises.wallet("ethereum/later"), by: Premises.admin)
        #expect(try counter.paid("first", later).signed != nil)
    }

    @Test func `of an idempotency row's MAC on the disk repeats nothing`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        let ledger = counter.premises.ledger
        let row = try #require(try counter.premises.reader.rows(.idempotency).first)
        ledger.stage(
            row: Row(
                table: row.table, id: row.id, version: row.version, value: row.value + [0],
                mac: row.mac))
        try counter.premises.settle()
        #expect(try counter.paid().error == .ledgerUnavailable)
        #expect(try counter.decisions() == 1)
    }
}
