@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Testing
import Wire

@Suite struct `A freeze` {
    @Test(arguments: Stage.allCases.dropLast())
    func `withholds the bytes of what is not answered yet`(stage: Stage) throws {
        let counter = try Counter.open()
        let companion = try counter.pay("companion", Counter.body(nonce: 9))
        let first = try counter.pay()
        try counter.advance(to: stage)
        try counter.freeze()
        try counter.finish()
        #expect(first.error == .frozen("agent buyer is frozen"))
        #expect(companion.error == first.error)
        #expect(counter.committed == "3.26")
        #expect(try counter.paid().error == first.error)
        try counter.thaw()
        let retry = try counter.paid()
        #expect(retry.signed?["status"] == "signed")
        #expect(counter.committed == "3.26")
        #expect(try counter.decisions() == 2)
    }

    @Test func `withholds stored bytes, refusals and quotes too`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        _ = try counter.paid("large", Counter.body(amount: "1"))
        try counter.freeze()
        let frozen = PaymentError.frozen("agent buyer is frozen")
        #expect(try counter.paid().error == frozen)
        #expect(try counter.paid("large", Counter.body(amount: "1")).error == frozen)
        #expect(try counter.paid("new").error == frozen)
        #expect(throws: frozen) {
            try counter.teller.quote(.init(Counter.body()), from: counter.caller)
        }
        #expect(try counter.decisions() == 2)
    }

    @Test func `of one agent is no other's`() throws {
        let counter = try Counter.open()
        try counter.premises.apply(Premises.twoAgents())
        let seller = try counter.another()
        try counter.freeze()
        #expect(try counter.paid("first", from: seller).signed != nil)
    }

    @Test func `outlives a restart`() throws {
        let counter = try Counter.open()
        _ = try counter.paid()
        try counter.freeze()
        try counter.finish()
        let (next, _) = try counter.restarted()
        #expect(try next.paid().error == .frozen("agent buyer is frozen"))
        try next.thaw()
        #expect(try next.paid().signed != nil)
    }

    @Test func `of the whole vault withholds everything, and says why`() throws {
        let counter = try Counter.open()
        let first = try counter.pay()
        counter.teller.frozen = "entry 3 was changed"
        try counter.finish()
        #expect(first.error == .frozen("entry 3 was changed"))
        #expect(try counter.paid("other").error == .frozen("entry 3 was changed"))
        #expect(try counter.decisions() == 1)
    }

    @Test(arguments: Stage.allCases.dropLast())
    func `for ever, a removal, makes a stranger of the agent`(stage: Stage) throws {
        let counter = try Counter.open()
        try counter.pay("companion", Counter.body(nonce: 9))
        let first = try counter.pay()
        try counter.advance(to: stage)
        _ = try counter.premises.office.removeAgent("buyer", [:], by: Premises.admin)
        try counter.finish()
        #expect(first.error == .unknownCaller)
        #expect(try counter.paid().error == .unknownCaller)
        #expect(try counter.paid("new").error == .unknownCaller)
        #expect(try counter.decisions() == 2)
        #expect(counter.committed == "3.26")
    }

    @Test(arguments: Stage.allCases.dropLast())
    func `by sealing answers who waits, and the next opening has the bytes`(stage: Stage) throws {
        let counter = try Counter.open()
        let companion = try counter.pay("companion", Counter.body(nonce: 9))
        let first = try counter.pay()
        try counter.advance(to: stage)
        counter.teller.forget()
        #expect(
            first.error == .frozen("the vault was sealed before the signature was made"))
        try counter.finish()
        #expect(first.answers.count == 1 && companion.answers.count == 1)
        #expect(counter.teller.isQuiet)
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid().signed != nil)
        #expect(next.committed == "3.26")
    }
}
