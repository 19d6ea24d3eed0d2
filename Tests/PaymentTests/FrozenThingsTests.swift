@testable import AdminTests
import Admin
import Gate
import JSON
import Ledger
import Payment
import Testing
import Wire

/// A freeze of what is above or below an agent.
@Suite struct `A freeze of a wallet, a project or the vault` {
    /// What is frozen, how, and what the agent is told.
    enum Thing: String, CaseIterable, Sendable {
        case wallet, project, vault

        func set(_ frozen: Bool, _ office: Office) throws {
            let body: JSON = ["reason": "a test"]
            switch self {
            case .wallet:
                _ = try office.setWallet(
                    "ethereum/main", frozen: frozen, body, by: Premises.admin)
            case .project:
                _ = try office.setProject("shop", frozen: frozen, body, by: Premises.admin)
            case .vault: _ = try office.setVault(frozen: frozen, body, by: Premises.admin)
            }
        }

        var error: PaymentError {
            switch self {
            case .wallet: .frozen("wallet ethereum/main is frozen")
            case .project: .frozen("project shop is frozen")
            case .vault: .frozen("the vault is frozen")
            }
        }
    }

    @Test(arguments: Stage.allCases.dropLast(), Thing.allCases)
    func `withholds the bytes of what is not answered yet`(stage: Stage, thing: Thing) throws {
        let counter = try Counter.open()
        try counter.pay("companion", Counter.body(nonce: 9))
        let first = try counter.pay()
        try counter.advance(to: stage)
        try thing.set(true, counter.premises.office)
        try counter.finish()
        #expect(first.error == thing.error)
        #expect(counter.committed == "3.26")
        #expect(try counter.paid().error == thing.error)
        try thing.set(false, counter.premises.office)
        #expect(try counter.paid().signed?["status"] == "signed")
        #expect(counter.committed == "3.26")
        #expect(try counter.decisions() == 2)
    }

    @Test(arguments: Thing.allCases)
    func `withholds stored bytes and what waits, decides nothing, and outlives a restart`(
        thing: Thing
    ) throws {
        let counter = try Counter.asking()
        let small = Counter.body(amount: "0.0001", nonce: 3)
        let signed = try counter.paid("small", small)
        let waiting = try counter.paid()
        try counter.approve(waiting)
        try thing.set(true, counter.premises.office)
        try counter.premises.settle()
        let (next, findings) = try counter.restarted()
        #expect(findings == [])
        #expect(try next.paid("small", small).error == thing.error)
        #expect(try next.paid().error == thing.error)
        #expect(try next.paid("new", Counter.body(nonce: 7)).error == thing.error)
        #expect(throws: thing.error) {
            try next.teller.quote(.init(Counter.body()), from: next.caller)
        }
        #expect(try next.decisions() == 2)
        try thing.set(false, next.premises.office)
        #expect(try next.paid("small", small).lasting == signed.lasting)
        #expect(try next.paid().signed?["payment"] == waiting.waiting?["payment"])
    }

    @Test func `of a wallet says nothing to an agent that may not use it`() throws {
        let counter = try Counter.open()
        let office = counter.premises.office
        _ = try office.createWallet(Premises.wallet("ethereum/hidden"), by: Premises.admin)
        let body = Counter.body(wallet: "ethereum/hidden")
        let before = try #require(try counter.paid("first", body).refused)
        _ = try office.setWallet(
            "ethereum/hidden", frozen: true, [:], by: Premises.admin)
        #expect(try counter.paid("first", body).refused == before)
        let after = try #require(try counter.paid("second", body).refused)
        #expect(after["detail"] == before["detail"])
        // One that was taken from its list gives no bytes either, though its agent once had them.
        let bytes = try counter.paid("third")
        #expect(bytes.signed != nil)
        try counter.premises.apply(Premises.policy(wallets: "[ethereum/hidden]"))
        _ = try office.setWallet("ethereum/main", frozen: true, [:], by: Premises.admin)
        #expect(
            try counter.paid("third").error == .frozen("wallet ethereum/main is frozen"))
    }

    @Test func `of one project leaves another's agents alone`() throws {
        let counter = try Counter.open()
        let other = """

              lab:
                limit: {amount: "50.00", per: month}
                agents:
                  mouse:
                    limit: {amount: "9.00", per: day}
                    wallets: [ethereum/main]
                    payees: any
            """
        try counter.premises.apply(Premises.policy(more: other))
        let mouse = try counter.premises.identify(
            try counter.premises.addAgent("mouse", project: "lab"))
        _ = try counter.premises.office.setProject(
            "shop", frozen: true, [:], by: Premises.admin)
        #expect(try counter.paid().error == .frozen("project shop is frozen"))
        #expect(try counter.paid("first", from: mouse).signed != nil)
    }
}
