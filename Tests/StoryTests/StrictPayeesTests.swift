import Foundation
import JSON
import Testing

@Suite struct `The policy with strict payees` {
    @Test func `pays the payees it lists, however they are spelt, and nobody else`() throws {
        let home = try DaemonHome()
        try home.start()
        try home.unseal()
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "policies/strict-payees.yaml").path
        #expect(try home.bursar("policy", "apply", file).status == 0)
        let added = try home.bursar("agent", "add", "purchaser", "--project", "suppliers", "--json")
        let token = try #require(try added.json.text("token"))
        #expect(try home.bursar("wallet", "create", "main", "--chain", "ethereum").status == 0)
        #expect(try home.bursar("rate", "set", "ETH", "1000", "CAD").status == 0)
        let hand = Hand(name: "purchaser", project: "suppliers", token: token, home: home)
        let listed = "0xF95d56b15d0087732C9fF50Ce8B287a712a0a37c"
        for (nonce, payee) in [listed, listed.lowercased()].enumerated() {
            let order = Order.numbered(nonce).with("intent.to", .string(payee))
            #expect(try hand.pay(order).status == 200)
        }
        let other = try hand.pay(Order.numbered(2))
        #expect(other.status == 403)
        #expect(other.rule == "payee.not-allowed")
    }
}
