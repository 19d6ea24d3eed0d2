@testable import AdminTests
@testable import PaymentTests
import API
import Admin
import Gate
import JSON
import Ledger
import NIOEmbedded
import Testing

@Suite struct `The admin door` {
    @Test func `opens the vault once the opening is durable`() throws {
        let lobby = Lobby(try Premises.found())
        let told = lobby.tryUnseal()
        let meanwhile = lobby.tryUnseal()
        #expect(meanwhile.status == 409)
        #expect(meanwhile.title == "busy")
        lobby.crew.work()
        lobby.loop.run()
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.status == 200)
        #expect(told.json["sealed"] == false)
        #expect(lobby.tryUnseal().status == 409)
    }

    @Test func `says that a passphrase is wrong once that is in the log`() throws {
        let lobby = Lobby(try Premises.found())
        let told = lobby.tryUnseal("wrong")
        lobby.crew.work()
        lobby.loop.run()
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.status == 403)
        #expect(told.rule == "unseal.wrong-passphrase")
        #expect(try lobby.premises.entries("unseal.failed").count == 1)
        #expect(lobby.agent(.get, "self").title == "sealed")
        try lobby.unseal()
    }

    @Test func `takes no opening without a passphrase`() throws {
        let lobby = Lobby(try Premises.found())
        #expect(lobby.tryUnseal("").status == 400)
        #expect(lobby.admin(.post, "unseal").status == 400)
        #expect(lobby.crew.count == 0)
    }

    @Test func `seals after what was in flight, and the next opening serves again`() throws {
        let lobby = try Lobby.open()
        let paid = lobby.pay()
        let sealing = lobby.admin(.post, "seal")
        let late = lobby.pay("late")
        #expect(late.title == "sealed")
        #expect(lobby.admin(.post, "seal").title == "sealed")
        #expect(lobby.admin(.post, "agents/buyer/freeze").title == "sealed")
        #expect(sealing.isSilent)
        try lobby.settle()
        #expect(sealing.json["sealed"] == true)
        #expect(paid.status == 200)
        #expect(lobby.pay().title == "sealed")
        #expect(try lobby.premises.entries().last?.kind == "vault.sealed")
        try lobby.unseal()
        let again = lobby.pay()
        try lobby.settle()
        #expect(again.json["transaction"] == paid.json["transaction"])
        #expect(again.json["payment"] == paid.json["payment"])
    }

    @Test func `seals while the crew signs, and then nobody gets bytes`() throws {
        let lobby = try Lobby.open()
        let paid = [lobby.pay("one"), lobby.pay("two", Counter.body(nonce: 1))]
        lobby.desk.endOfTurn()
        try lobby.premises.bell.wait()
        lobby.desk.collect()
        #expect(lobby.crew.count == 2)
        let sealing = lobby.admin(.post, "seal")
        lobby.desk.endOfTurn()
        try lobby.premises.bell.wait()
        lobby.desk.collect()
        #expect(sealing.status == 200)
        #expect(paid.allSatisfy { $0.status == 503 && $0.title == "frozen" })
        lobby.crew.work()
        lobby.desk.collect()
        #expect(paid.allSatisfy { $0.replies.count == 1 })
        try lobby.unseal()
        let again = lobby.pay("one")
        try lobby.settle()
        #expect(again.status == 200)
        #expect(lobby.premises.reader0 == 2)
    }

    @Test func `freezes a vault that someone was at, however much is wrong with it`() throws {
        for length in [1, 40_000] {
            let lobby = try Lobby.open()
            let paid = lobby.pay()
            try lobby.settle()
            #expect(paid.status == 200)
            try lobby.premises.tamper { ledger in
                let id = [UInt8](repeating: 0x80, count: length)
                ledger.stage(row: Row(table: .tokens, id: id, version: 1, value: [1], mac: []))
            }
            let premises = try Premises(at: lobby.premises.place, clock: lobby.premises.clock)
            let next = Lobby(premises)
            try next.unseal()
            let told = next.ask(
                .agent, .post, "/v1/payments", token: lobby.token, key: "first-----------",
                body: JSONWriter.write(Counter.body()), uid: 2_000)
            try next.settle()
            #expect(told.status == 503)
            #expect(told.title == "frozen")
            #expect(next.admin(.post, "agents/buyer/freeze").title == "frozen")
        }
    }

    @Test func `answers a change once it is durable, and not at all as done if it is not`() throws {
        let lobby = try Lobby.open()
        let changed = lobby.admin(.post, "rates", JSONWriter.write(Premises.rate(price: "1100")))
        let paid = lobby.pay()
        try lobby.premises.place.removeDatabase()
        lobby.desk.endOfTurn()
        #expect(changed.isSilent && paid.isSilent)
        try lobby.premises.bell.wait()
        lobby.desk.collect()
        #expect(changed.status == 503 && paid.status == 503)
        #expect(changed.title == "ledger-unavailable")
        #expect(paid.title == "ledger-unavailable")
        #expect(lobby.premises.failures.moved == lobby.premises.place.files.database)
    }

    @Test func `says every mistake of a policy, and which is not enforced yet`() throws {
        let lobby = try Lobby.open()
        let wrong = lobby.admin(.post, "policy", Array("version: 2".utf8))
        #expect(wrong.status == 400)
        #expect(wrong.json["mistakes"]?.texts.isEmpty == false)
        #expect(wrong.json["detail"] == wrong.json["mistakes"]?[0])
        #expect(wrong.rule == nil)
        #expect(lobby.admin(.get, "policy").status == 200)
    }
}

extension Premises {
    /// How many decisions are in the log.
    fileprivate var reader0: Int { (try? entries("payment.decided").count) ?? -1 }
}
