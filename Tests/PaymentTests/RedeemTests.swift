@testable import AdminTests
import Admin
import Callers
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

@Suite struct `A card's number` {
    @Test func `is shown once, after an entry that is durable`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let heard = try cards.ask(payment)
        #expect(heard.answers.isEmpty && heard.shown.isEmpty)
        #expect(try cards.counter.premises.entries("card.redeemed").isEmpty)
        cards.counter.premises.journal.flush()
        #expect(heard.shown.isEmpty, "nothing before it has landed")
        try cards.counter.finish()
        #expect(heard.isShown)
        let json = try JSONReader.read(Array(try #require(heard.shown.first).utf8))
        #expect(
            json == [
                "number": "4242424242424242", "expires": "2027-08", "holder": "A Holder",
                "cvv": "123",
            ])
        #expect(try cards.counter.premises.entries("card.redeemed").count == 1)
        #expect(try cards.redeemed(payment).rule == "card.grant-spent")
        #expect(try cards.counter.premises.entries("card.redeemed").count == 1)
    }

    @Test func `is shown to one of many that ask at once`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let all = try (0..<20).map { _ in try cards.ask(payment) }
        try cards.counter.finish()
        #expect(all.filter(\.isShown).count == 1)
        #expect(all.filter { $0.rule == "card.grant-spent" }.count == 19)
    }

    @Test func `is spent by a restart's old reply, too`() throws {
        let cards = try CardCounter(storesCVV: true)
        let payment = try cards.pay()
        #expect(try cards.redeemed(payment).isShown)
        let (next, findings) = try cards.counter.restarted()
        #expect(findings.isEmpty)
        #expect(try CardCounter(next).redeemed(payment).rule == "card.grant-spent")
    }

    @Test func `is not shown without the CVV that was in memory`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let (next, findings) = try cards.counter.restarted()
        #expect(findings.isEmpty)
        let later = CardCounter(next)
        #expect(try later.redeemed(payment).rule == "card.cvv-absent")
        #expect(try next.premises.office.card("primary")["cvv"] == "absent")
        let digits = Array("321".utf8)
        _ = try unsafe next.premises.office.giveCVV(
            "primary", digits.span.bytes, by: Premises.admin)
        let heard = try later.redeemed(payment)
        #expect(heard.isShown)
        #expect(heard.shown.first?.contains("\"cvv\":\"321\"") == true)
        #expect(try next.premises.entries("card.completed").count == 1)
    }

    @Test func `outlives a restart with a CVV that is stored`() throws {
        let cards = try CardCounter(storesCVV: true)
        let payment = try cards.pay()
        let (next, _) = try cards.counter.restarted()
        let heard = try CardCounter(next).redeemed(payment)
        #expect(heard.shown.first?.contains("\"cvv\":\"123\"") == true)
    }

    @Test func `is another agent's for nobody, and as absent`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let seller = try cards.counter.another()
        #expect(try cards.redeemed(payment, from: seller).error == .notFound)
        let unknown = PaymentID(moment: Moment(seconds: 1), randomness: 1)
        #expect(try cards.redeemed(unknown).error == .notFound)
        #expect(try cards.redeemed(payment).isShown)
    }

    @Test func `is for the grant's merchant and amount`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        #expect(
            try cards.redeemed(payment, merchant: "https://evil.example").rule
                == "card.grant-mismatch")
        #expect(try cards.redeemed(payment, amount: "10.01").rule == "card.grant-mismatch")
        #expect(try cards.counter.premises.entries("card.redeemed").isEmpty)
        #expect(try cards.redeemed(payment).isShown)
    }

    @Test(arguments: [false, true])
    func `is withheld by a freeze, before its entry and after it`(after: Bool) throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let heard: HeardRedemption
        if after {
            heard = try cards.ask(payment)
            try cards.counter.freeze()
            try cards.counter.finish()
        } else {
            try cards.counter.freeze()
            heard = try cards.redeemed(payment)
        }
        #expect(heard.error == .frozen("agent buyer is frozen"))
        try cards.counter.thaw()
        // Recorded is redeemed: that nobody saw it can't be known afterwards.
        let again = try cards.redeemed(payment)
        #expect(after ? again.rule == "card.grant-spent" : again.isShown)
    }

    @Test func `is withheld by the freeze of its card and by its removal`() throws {
        let cards = try CardCounter()
        let payment = try cards.pay()
        let office = cards.counter.premises.office
        _ = try office.setWallet("card/primary", frozen: true, [:], by: Premises.admin)
        #expect(
            try cards.redeemed(payment).error == .frozen("wallet card/primary is frozen"))
        _ = try office.setWallet(
            "card/primary", frozen: false, ["reason": "a test"], by: Premises.admin)
        _ = try office.removeCard("primary", ["reason": "lost"], by: Premises.admin)
        #expect(try cards.redeemed(payment).rule == "card.removed")
        let (next, findings) = try cards.counter.restarted()
        #expect(findings.isEmpty)
        #expect(try CardCounter(next).redeemed(payment).rule == "card.removed")
    }

    @Test func `is in no entry, row or list of the vault`() throws {
        let cards = try CardCounter()
        let office = cards.counter.premises.office
        _ = try cards.redeemed(try cards.pay())
        var places = try cards.counter.premises.reader.entries(from: 0, limit: 1_000)
        for table in [RowTable.records, .meta, .openings, .idempotency] {
            places += try cards.counter.premises.reader.rows(table).map(\.value)
        }
        places.append(JSONWriter.write(.object(try office.cards())))
        places.append(JSONWriter.write(.object(try office.wallets())))
        let (teller, caller) = (cards.counter.teller, cards.counter.caller)
        places.append(JSONWriter.write(.object(teller.selfDescription(of: caller))))
        places.append(Array(teller.prompt(for: caller).utf8))
        for bytes in places {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("424242424242"))
            #expect(!text.contains("A Holder"))
        }
        #expect(
            cards.counter.teller.prompt(for: cards.counter.caller)
                .contains("Wallet: card/primary (visa ending in 4242)"))
    }

    @Test func `is refused twice and where it is none, and the vault is as it was`() throws {
        let cards = try CardCounter()
        let premises = cards.counter.premises
        let before = premises.ledger.size
        #expect(throws: OfficeError.self) {
            _ = try CardCounter.add(premises, label: "second")
        }
        #expect(throws: OfficeError.self) {
            _ = try CardCounter.add(
                premises, "4242424242424243\n08/27\n123\nA", label: "second")
        }
        #expect(throws: OfficeError.self) {
            _ = try CardCounter.add(
                premises, "5555555555554444\n08/20\n123\nA", label: "second")
        }
        #expect(throws: OfficeError.self) {
            _ = try CardCounter.add(premises, "5555555555554444\n08/27\n123\nA", label: "Second")
        }
        #expect(premises.ledger.size == before)
        _ = try CardCounter.add(
            premises, "5555555555554444\n08/27\n123\nA", label: "second")
        #expect(premises.ledger.size == before + 1)
    }
}
