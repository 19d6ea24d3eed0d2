@testable import API
@testable import AdminTests
@testable import PaymentTests
import JSON
import Testing

@Suite struct `A key that is due` {
    @Test func `is destroyed by the daemon's own turns, and its retries go on`() throws {
        let lobby = try Lobby.open()
        let paid = lobby.pay("one")
        try lobby.settle()
        let shown = lobby.admin(.get, "wallets/ethereum/main")
        let address = try #require(shown.json["address"]?.text)
        let body = JSONWriter.write(["confirm": .string(address), "wait": 3_600])
        let ordered = lobby.admin(.post, "wallets/ethereum/main/destroy", body)
        try lobby.settle()
        #expect(ordered.json["standing"] == "to-be-destroyed")
        lobby.desk.secondPassed()
        try lobby.settle()
        #expect(lobby.admin(.get, "wallets/ethereum/main").json["standing"] != "destroyed")
        lobby.premises.clock.pass(seconds: 3_601)
        for _ in 0..<3 {
            lobby.desk.secondPassed()
            try lobby.settle()
        }
        let gone = lobby.admin(.get, "wallets/ethereum/main")
        try lobby.settle()
        #expect(gone.json["standing"] == "destroyed")
        let again = lobby.pay("one")
        let late = lobby.pay("two")
        try lobby.settle()
        #expect(again.status == 200 && again.json["transaction"] == paid.json["transaction"])
        #expect(late.rule == "wallet.destroyed")
        let kept = lobby.admin(.post, "wallets/ethereum/main/keep")
        try lobby.settle()
        #expect(kept.rule == "wallet.destroyed")
    }

    @Test func `stays where the vault is sealed, and goes after the next unsealing`() throws {
        let lobby = try Lobby.open()
        let address = try #require(lobby.admin(.get, "wallets/ethereum/main").json["address"]?.text)
        _ = lobby.admin(
            .post, "wallets/ethereum/main/destroy",
            JSONWriter.write(["confirm": .string(address), "wait": 3_600]))
        _ = lobby.admin(.post, "seal")
        try lobby.settle()
        lobby.premises.clock.pass(seconds: 3_601)
        lobby.desk.secondPassed()
        try lobby.settle()
        #expect(try lobby.premises.entries("wallet.destroyed").isEmpty)
        try lobby.unseal()
        lobby.desk.secondPassed()
        try lobby.settle()
        #expect(try lobby.premises.entries("wallet.destroyed").count == 1)
    }
}
