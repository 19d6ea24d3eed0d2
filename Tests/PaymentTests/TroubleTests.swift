@testable import AdminTests
@testable import Ledger
import Admin
import Gate
import JSON
import Payment
import Terms
import Testing

@Suite struct `A payment and a full disk` {
    @Test func `come to a refusal, and to no entry`() throws {
        let counter = try Counter.open()
        try counter.premises.fillDisk()
        let size = counter.premises.ledger.size
        #expect(try counter.paid().error == .ledgerUnavailable)
        #expect(counter.premises.ledger.size == size)
        #expect(counter.committed == "0")
        #expect(counter.crew.count == 0)
    }

    @Test(arguments: [Stage.committing, .landed, .signing, .made])
    func `that meet half-way leave a charge, and bytes for the day a person thaws`(
        stage: Stage
    ) throws {
        let counter = try Counter.open()
        // Two at once: one alone is signed where it stands.
        let heard = [try counter.pay(), try counter.pay("second", Counter.body(nonce: 1))]
        try counter.advance(to: stage)
        try counter.premises.fillDisk()
        try counter.finish()
        for each in heard { #expect(each.error == .ledgerUnavailable) }
        #expect(counter.committed == "3.26")
        #expect(try counter.decisions() == 2)
        #expect(try counter.paid().error == .ledgerUnavailable)
        try counter.premises.makeRoom()
        #expect(try counter.paid().error == .frozen("the vault is frozen"))
        _ = try counter.premises.office.setVault(
            frozen: false, ["reason": "made room"], by: Premises.admin)
        #expect(try counter.paid().signed != nil)
        #expect(try counter.paid("second", Counter.body(nonce: 1)).signed != nil)
        #expect(try counter.decisions() == 2)
        #expect(counter.committed == "3.26")
    }

    @Test func `that was answered before it keeps its answer`() throws {
        let counter = try Counter.open()
        let before = try #require(try counter.paid().lasting)
        try counter.premises.fillDisk()
        #expect(try counter.paid().error == .ledgerUnavailable)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid().error == .frozen("the vault is frozen"))
        _ = try next.premises.office.setVault(
            frozen: false, ["reason": "made room"], by: Premises.admin)
        #expect(try next.paid().lasting == before)
    }
}

@Suite struct `A payment and a disk that does not answer` {
    @Test func `leave the first waiting and turn the second away`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        counter.premises.journal.flush()
        counter.premises.clock.pass(seconds: 3)
        let second = try counter.pay("second", Counter.body(nonce: 1))
        #expect(second.error == .ledgerUnavailable)
        // A duplicate is turned away too: it would wait for the same disk.
        #expect(try counter.pay().error == .ledgerUnavailable)
        #expect(first.isSilent)
        try counter.finish()
        #expect(first.signed != nil)
        #expect(try counter.decisions() == 1)
        #expect(try counter.paid("second", Counter.body(nonce: 1)).signed != nil)
    }

    @Test func `withhold nothing that an earlier flush covers`() throws {
        let counter = try Counter.open()
        let early = [try counter.pay(), try counter.pay("second", Counter.body(nonce: 1))]
        try counter.advance(to: .made)
        let late = try counter.pay("third", Counter.body(nonce: 2))
        counter.premises.journal.flush()
        counter.premises.clock.pass(seconds: 3)
        counter.teller.collect()
        for each in early { #expect(each.signed != nil) }
        #expect(late.isSilent)
        try counter.finish()
        #expect(late.signed != nil)
    }

    @Test func `that ends in a failure release nothing`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        try counter.premises.place.removeDatabase()
        counter.premises.journal.flush()
        counter.premises.clock.pass(seconds: 3)
        #expect(try counter.pay("second", Counter.body(nonce: 1)).error == .ledgerUnavailable)
        try counter.premises.land()
        #expect(first.error == .ledgerUnavailable)
        #expect(counter.crew.count == 0)
    }
}
