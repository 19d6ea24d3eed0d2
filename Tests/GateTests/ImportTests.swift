import Chains
import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `An entry that imports a wallet` {
    private func imported(_ name: String = "ethereum/main", form: KeyForm = .bip39) -> Event {
        .walletImported(Sample.facts(Sample.wallet(name)), form: form, sealed: .null)
    }

    private func refused(_ till: inout Till, _ event: Event) throws -> String? {
        do { try till.record(event) } catch let refusal as Refusal {
            return "\(refusal.rule): \(refusal.detail)"
        }
        return nil
    }

    @Test(arguments: KeyForm.allCases)
    func `makes the wallet that one without the word makes`(form: KeyForm) throws {
        var made = try Till.empty()
        var brought = try Till.empty()
        let plain = Event.walletCreated(Sample.facts(), sealed: .null)
        try made.record(plain)
        let event = imported(form: form)
        try brought.record(event)
        #expect(brought.state == made.state)
        #expect(event.body["imported"] == .string(form.rawValue))
        #expect(event.body.removing(["imported"]) == plain.body)
        #expect(
            Event.walletImported(
                Sample.facts(), form: .wif, isExample: true, sealed: .null
            ).body["example"] == true)
    }

    @Test func `brings no key that a wallet has, and says a form there is`() throws {
        var till = try Till.open()
        #expect(
            try refused(&till, imported("ethereum/other"))
                == "wallet.conflict: imports the key of ethereum/main")
        for word in ["telepathy", true] as [JSON] {
            var body = imported("ethereum/other").body
            body["imported"] = word
            #expect(
                try refused(&till, Event(kind: "wallet.created", body: body))?
                    .hasPrefix("entry.field-class: ") == true)
        }
        // Examples share a key across names, as they did before there were imports.
        let shared = Event.walletCreated(Sample.facts(Sample.wallet("ethereum/b")), sealed: .null)
        #expect(try refused(&till, shared) == nil)
        #expect(till.state.wallet(of: Sample.facts().publicKey)?.name.text == "ethereum/b")
        #expect(till.state.wallet(of: [2]) == nil)
    }
}
