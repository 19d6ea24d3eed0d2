@testable import Callers
import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `Sealing` {
    @Test func `is recorded, then wipes keys and roster, and can be undone`() throws {
        let (premises, token) = try Premises.ready()
        let caller = try premises.identify(token)
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        #expect(premises.office.status()["sealed"] == true)
        #expect(throws: Stranger.unknownToken) { try premises.identify(token) }
        #expect(try premises.entries().last?.kind == "vault.sealed")
        try premises.unseal()
        #expect(try premises.identify(token) == caller)
        #expect(try premises.office.wallet("ethereum/main")["name"] == "ethereum/main")
        #expect(premises.office.findings == [])
    }

    @Test func `lets nothing in once it is recorded, not even a second sealing`() throws {
        let (premises, _) = try Premises.ready()
        try premises.office.seal(by: Premises.admin)
        #expect(refusal { try premises.office.seal(by: Premises.admin) } == .sealed)
        #expect(
            refusal {
                _ = try premises.office.addAgent(
                    ["agent": "late", "project": "shop", "uid": 7], by: Premises.admin)
            } == .sealed)
        #expect(
            refusal { _ = try premises.office.beginUnseal() }
                == .busy("the vault is open already"))
        try premises.settle()
        premises.office.forget()
        try premises.unseal()
        #expect(try premises.entries("vault.sealed").count == 1)
        #expect(premises.addedAgents == ["buyer"])
    }

    @Test func `leaves what is written afterwards unsigned`() throws {
        let (premises, _) = try Premises.ready()
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        let signed = premises.ledger.signedSize
        _ = refusal { try premises.unseal("wrong") }
        #expect(premises.ledger.signedSize == signed)
        #expect(premises.ledger.durableSize == signed + 1)
    }

    @Test func `survives a restart: the next daemon begins sealed with the same state`() throws {
        let (premises, token) = try Premises.ready()
        let before = premises.journal.gate.state
        let next = try premises.restarted()
        #expect(next.office.status()["sealed"] == true)
        #expect(next.journal.gate.state == before)
        try next.unseal()
        #expect(try next.identify(token).agent.text == "buyer")
        #expect(next.office.findings == [])
    }
}
