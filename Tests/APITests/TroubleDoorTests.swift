@testable import AdminTests
@testable import Ledger
@testable import PaymentTests
import API
import Admin
import Gate
import JSON
import Testing

@Suite struct `The doors of a vault whose disk is full` {
    private let lobby: Lobby

    init() throws {
        lobby = try Lobby.open()
        #expect(lobby.premises.ledger.writer.giveBallast())
        lobby.desk.collect()
        try lobby.settle()
    }

    @Test func `refuse payments, quotes and changes, and say what to do`() throws {
        let body = JSONWriter.write(Counter.body())
        let refused = [
            lobby.pay(), lobby.agent(.post, "quotes", body),
            lobby.admin(.post, "rates", JSONWriter.write(Premises.rate(price: "1100"))),
            lobby.admin(.post, "wallets", JSONWriter.write(Premises.wallet("ethereum/late"))),
            lobby.admin(.post, "agents/buyer/remove"),
            lobby.admin(.post, "thaw", Array("{\"reason\":\"x\"}".utf8)),
        ]
        try lobby.settle()
        for told in refused {
            #expect(told.status == 503)
            #expect(told.title == "ledger-unavailable")
            #expect(
                told.json["detail"]?.text.hasPrefix("the disk that holds the log is full") == true)
            #expect(told.json["hint"]?.text.contains("bursar thaw --reason TEXT") == true)
        }
        #expect(lobby.premises.journal.gate.state.wallets.count == 1)
    }

    @Test func `still show what there is, and freeze`() throws {
        let shown = [
            lobby.agent(.get, "self"), lobby.admin(.get, "status"), lobby.admin(.get, "budgets"),
            lobby.audit("entries", query: "from=0&limit=10"), lobby.audit("checkpoint"),
            lobby.admin(.post, "agents/buyer/freeze"), lobby.admin(.post, "projects/shop/freeze"),
        ]
        try lobby.settle()
        for told in shown { #expect(told.status == 200, "\(told.text)") }
        #expect(try lobby.premises.kinds.suffix(2) == ["agent.frozen", "project.frozen"])
    }

    @Test func `seal and unseal`() throws {
        let sealed = lobby.admin(.post, "seal")
        try lobby.settle()
        #expect(sealed.status == 200)
        let wrong = lobby.tryUnseal("wrong")
        try lobby.settle()
        #expect(wrong.rule == "unseal.wrong-passphrase")
        try lobby.unseal()
        #expect(lobby.pay().title == "ledger-unavailable")
    }
}

@Suite struct `The doors of a vault whose disk does not answer` {
    private let lobby: Lobby
    private let first: Told

    /// A payment is with the disk, and has been for `seconds`.
    init() throws {
        lobby = try Lobby.open()
        first = lobby.pay()
        lobby.desk.endOfTurn()
        lobby.premises.clock.pass(seconds: 3)
    }

    @Test func `turn away what comes at once, reads of the state included`() throws {
        let refused = [
            lobby.pay("second", Counter.body(nonce: 1)), lobby.agent(.get, "self"),
            lobby.admin(.get, "budgets"), lobby.tryUnseal(),
            lobby.admin(.post, "rates", JSONWriter.write(Premises.rate(price: "1100"))),
            lobby.ask(.feed, .get, "/v1/rates", uid: 9),
            // Not the owner, who alone may look meanwhile.
            lobby.ask(.admin, .get, "/v1/admin/status", uid: 77),
        ]
        for told in refused {
            #expect(told.status == 503)
            #expect(told.title == "ledger-unavailable")
            #expect(told.json["detail"]?.text.contains("more than 2 s") == true)
        }
        #expect(first.isSilent)
        try lobby.settle()
        #expect(first.status == 200)
    }

    @Test func `show the owner what is durable, and auditors the log`() throws {
        // The disk may have it at any moment, whatever the clock says.
        let before = lobby.premises.ledger.durableSize
        let status = lobby.admin(.get, "status")
        let log = lobby.audit("entries", query: "from=0&limit=1000")
        let sizes = before...lobby.premises.ledger.durableSize
        #expect(status.status == 200)
        guard case .integer(let size)? = status.json["ledger"]?["size"] else {
            Issue.record("status has no size")
            return
        }
        #expect(sizes.contains(size))
        #expect(status.json["warnings"]?[0]?.text.contains("3 s") == true)
        #expect(log.status == 200)
        #expect(lobby.audit("checkpoint").status == 200)
        try lobby.settle()
        // The disk may have had more than the ledger had heard of when the log was read.
        let shown = UInt64(log.text.split(separator: "\n").count)
        #expect((before...lobby.premises.ledger.durableSize).contains(shown))
    }

    @Test func `freeze at once, and withhold what the disk then has`() throws {
        let frozen = lobby.admin(.post, "agents/buyer/freeze")
        #expect(frozen.isSilent)
        try lobby.settle()
        #expect(frozen.status == 200)
        #expect(first.title == "frozen")
        #expect(try lobby.premises.entries("payment.decided").count == 1)
        #expect(try lobby.premises.kinds.last == "agent.frozen")
    }

    @Test func `seal, and wipe the keys once the disk has it`() throws {
        let sealed = lobby.admin(.post, "seal")
        #expect(sealed.isSilent)
        try lobby.settle()
        #expect(sealed.status == 200)
        #expect(lobby.premises.office.vault == nil)
        #expect(lobby.pay().title == "sealed")
    }

    @Test func `let nobody wait for ever, and decide nothing twice`() throws {
        lobby.desk.secondPassed()
        #expect(first.isSilent)
        lobby.premises.clock.pass(seconds: 7)
        lobby.desk.secondPassed()
        #expect(first.title == "ledger-unavailable")
        lobby.desk.secondPassed()
        try lobby.settle()
        // One reply, though the disk has it by now; a retry gets what was decided.
        #expect(first.replies.count == 1)
        let retry = lobby.pay()
        try lobby.settle()
        #expect(retry.status == 200)
        #expect(try lobby.premises.entries("payment.decided").count == 1)
    }
}
