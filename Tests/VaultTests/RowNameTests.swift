import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `A row's name` {
    @Test func `says which wallet's key or entropy it holds`() throws {
        let name = try #require(WalletName("ethereum/main"))
        #expect(RowName.wallet(ofKey: RowName.walletKey(name)) == name)
        #expect(RowName.wallet(ofEntropy: RowName.entropy(name)) == name)
        #expect(RowName.wallet(ofKey: RowName.entropy(name)) == nil)
        #expect(RowName.wallet(ofEntropy: RowName.walletKey(name)) == nil)
    }

    @Test(arguments: [
        "", "wallet", "wallet/ethereum/key", "wallet/ethereum/main/sub/key",
        "wallets/ethereum/main/key", "wallet/Ethereum/main/key", "wallet//main/key", "log/seed",
        "wallet/ethereum/main/key/",
    ])
    func `names no wallet in any other form`(text: String) {
        #expect(RowName.wallet(ofKey: text) == nil)
    }

    @Test func `is plain text where it can be and hex where it can't`() {
        #expect(RowName.text(Array("main".utf8)) == "main")
        #expect(RowName.text([0x6D, 0x0A]) == "6d0a")
        #expect(RowName.text([0x20]) == "20")
        #expect(RowName.text([0xC3, 0xA9]) == "c3a9")
        #expect(RowName.text([]).isEmpty)
    }
}
