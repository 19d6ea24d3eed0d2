import JSON
import Terms
import Testing
import Wire

@Suite struct `A request to bring a wallet in` {
    private func read(_ values: [String: String]) throws(FieldError) -> WalletImport {
        try WalletImport { values[$0] }
    }

    @Test func `reads what it writes`() throws {
        let wanted = WalletImport(
            wallet: try #require(WalletName("ton/in")), network: .testnet, kind: "v5r1",
            form: "ton-phrase", address: "UQ")
        let pairs = wanted.pairs.compactMap { name, value in value.map { (name, $0) } }
        #expect(Set(pairs.map(\.0)) == WalletImport.names)
        #expect(try read(Dictionary(uniqueKeysWithValues: pairs)) == wanted)
        let least = try read(["wallet": "ton/in", "form": "x"])
        #expect(least.network == .mainnet)
        #expect(least.kind == nil && least.address == nil)
    }

    @Test(arguments: [
        ([:], "wallet"), (["wallet": "in"], "wallet"), (["wallet": "ton/in"], "form"),
        (["wallet": "ton/in", "network": "sepolia", "form": "wif"], "network"),
    ])
    func `names the parameter that is wrong`(values: [String: String], field: String) throws {
        do {
            _ = try read(values)
            Issue.record("\(values) was taken")
        } catch { #expect(error.path == field) }
    }
}
