import Chains
import Terms
import Testing

@Suite struct `The chains` {
    @Test func `have names of their own and are found by them`() {
        #expect(Set(Chains.all.map { $0.name }).count == Chains.all.count)
        for chain in Chains.all { #expect(Chains.named(chain.name)?.name == chain.name) }
        #expect(Chains.named(ChainName("dogecoin")) == nil)
        #expect(Chains.named(ChainName("Ethereum")) == nil)
    }

    @Test func `have assets whose ids name one each`() {
        let assets = Chains.all.flatMap { chain in
            Network.allCases.flatMap { chain.assets(network: $0) }
        }
        #expect(Set(assets.map(\.id)).count == assets.count)
        for asset in assets { #expect(Chains.asset(id: asset.id) == asset) }
        #expect(Chains.asset(id: "eth") == nil)
        #expect(Chains.asset(id: "ETH:mainnet") == nil)
    }

    @Test func `keep test coins apart from money`() throws {
        let money = try require(Chains.asset(id: "ETH"))
        let test = try require(Chains.asset(id: "ETH:testnet"))
        #expect(money.network == .mainnet)
        #expect(test.network == .testnet)
        #expect(money != test)
        #expect(money.decimals == 18)
        #expect(test.decimals == 18)
    }

    @Test func `have at least one kind of wallet and one asset a network`() {
        for chain in Chains.all {
            #expect(!chain.kinds.isEmpty)
            for network in Network.allCases {
                let native = chain.assets(network: network).first
                #expect(native?.chain == chain.name)
                #expect(native?.network == network)
                #expect(native?.contract == nil)
            }
        }
    }

    @Test func `read an address for every network it can mean`() throws {
        let accounts = try Chains.accounts(reading: EthereumPayments.payee)
        #expect(accounts.filter { $0.chain == Ethereum.name }.count == 2)
    }

    @Test func `say why an address is none`() {
        let wrong = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"
        let error = refusal { () throws(ChainError) in try Chains.accounts(reading: wrong) }
        #expect(error?.place == "address")
        #expect(error?.words.first?.contains("checksum") == true)
    }
}
