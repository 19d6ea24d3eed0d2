import Terms
import Testing

@Suite struct `A name` {
    @Test(arguments: ["a", "0", "worker-vm-1", "9-", String(repeating: "x", count: 64)])
    func `of an agent or project has this form`(text: String) {
        #expect(AgentName(text)?.text == text)
        #expect(ProjectName(text)?.text == text)
    }

    @Test(arguments: [
        "", "-a", "A", "a_b", "a/b", "a b", "a\n", "é", "a\u{0301}", "\u{0430}", "a\0",
        String(repeating: "x", count: 65),
    ])
    func `of an agent or project has no other form`(text: String) {
        #expect(AgentName(text) == nil)
        #expect(ProjectName(text) == nil)
    }

    @Test(arguments: ["ethereum/main", "ton/-", "bitcoin/0"])
    func `of a wallet is its chain and a label`(text: String) {
        #expect(WalletName(text)?.text == text)
        #expect(WalletName(text)?.chain.text == String(text.split(separator: "/")[0]))
    }

    @Test(arguments: [
        "", "/", "main", "ton/", "/main", "ton/main/2", "Ton/main", "ton/Main", "ton /main",
        "ton/" + String(repeating: "a", count: 33), "ton//main", "../main",
    ])
    func `of a wallet has no other form`(text: String) {
        #expect(WalletName(text) == nil)
    }

    @Test func `of a scope says whose it is`() throws {
        let agent = try #require(AgentName("worker-vm-1"))
        let project = try #require(ProjectName("worker-vm-1"))
        #expect(ScopeName.agent(agent).text == "agent/worker-vm-1")
        #expect(ScopeName.project(project).text == "project/worker-vm-1")
        #expect(ScopeName.agent(agent) != ScopeName.project(project))
    }

    @Test func `of a test network's asset says so`() {
        let chain = ChainName("ethereum")
        let main = Asset(symbol: "ETH", chain: chain, network: .mainnet, decimals: 18)
        let test = Asset(symbol: "ETH", chain: chain, network: .testnet, decimals: 18)
        #expect(main.id == "ETH")
        #expect(test.id == "ETH:testnet")
        #expect(main != test)
        #expect(AssetAmount(asset: main, atoms: 1_500_000_000_000_000_000).decimal == "1.5")
    }

    @Test func `of an account is its bytes, not its text`() {
        func account(_ network: Network, _ text: String) -> Account {
            Account(chain: ChainName("ethereum"), network: network, bytes: [1, 2], text: text)
        }
        #expect(account(.mainnet, "0xAB") == account(.mainnet, "0xab"))
        #expect(Set([account(.mainnet, "0xAB"), account(.mainnet, "0xab")]).count == 1)
        #expect(account(.mainnet, "0xAB") != account(.testnet, "0xAB"))
    }
}
