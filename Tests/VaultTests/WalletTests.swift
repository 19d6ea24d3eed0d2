import Chains
import Keyroom
import Ledger
import Synchronization
import Terms
import Testing

@testable import Vault

@Suite struct `A wallet made by the vault` {
    @Test func `has an address, a key and two rows`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let name = try #require(WalletName("ethereum/main"))
        let made = try vault.createWallet(name: name, network: .testnet, kind: "eoa")
        #expect(made.facts.name == name)
        #expect(made.facts.network == .testnet)
        #expect(made.facts.publicKey.count == 33)
        #expect(made.facts.account.text.hasPrefix("0x"))
        #expect(
            made.rows.map(\.name) == [
                "wallet/ethereum/main/key", "wallet/ethereum/main/entropy",
            ])
        fixture.rows += made.rows
        #expect(try fixture.failure() == nil)
    }

    // What a quote thinks of must leave nothing that signs.
    @Test func `is nowhere yet where it is only prepared`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let name = try #require(WalletName("ton/agent"))
        let made = try vault.prepareWallet(name: name, network: .mainnet, kind: "v5r1")
        let other = try vault.prepareWallet(name: name, network: .mainnet, kind: "v5r1")
        #expect(made.facts.publicKey != other.facts.publicKey)
        #expect(
            made.rows.map(\.name) == ["wallet/ton/agent/key", "wallet/ton/agent/entropy"])
        fixture.rows += made.rows
        #expect(try fixture.failure() == nil)
        #expect(throws: VaultError.self) {
            try vault.prepareWallet(name: name, network: .mainnet, kind: "eoa")
        }
    }

    @Test func `has entropy of its own`() throws {
        let vault = try VaultFixture().unseal()
        let first = try #require(WalletName("ethereum/a"))
        let second = try #require(WalletName("ethereum/b"))
        #expect(
            try vault.createWallet(name: first, network: .mainnet, kind: "eoa").facts.publicKey
                != vault.createWallet(name: second, network: .mainnet, kind: "eoa").facts.publicKey)
    }

    @Test func `keeps its entropy where the signing room's terms do not reach`() throws {
        var fixture = try VaultFixture()
        let rows = try fixture.addWallet("ethereum/main").rows
        let vault = try fixture.unseal()
        let (wallet, meta) = try vault.rings.withLock {
            (try #require($0[.wallet]), try #require($0[.meta]))
        }
        #expect(throws: VaultError.rowDamaged(.records, id: "wallet/ethereum/main/entropy")) {
            _ = try RowPlace.open(rows[1], wallet)
        }
        let entropy = try RowPlace.open(rows[1], meta)
        let key = try RowPlace.open(rows[0], wallet)
        let chain = try #require(Chains.named(ChainName("ethereum")))
        let derived = try KeyMaker().signingKey(
            entropy: entropy, derivation: chain.derivation(network: .mainnet),
            scheme: chain.scheme)
        let same = derived.equals(key)
        #expect(same)
    }

    @Test(arguments: [("ethereum/main", "p2wpkh"), ("dogecoin/main", "eoa")])
    func `is refused where no chain makes its kind`(text: String, kind: String) throws {
        let vault = try VaultFixture().unseal()
        let name = try #require(WalletName(text))
        #expect(throws: VaultError.noSuchKind(name, kind: kind)) {
            _ = try vault.createWallet(name: name, network: .mainnet, kind: kind)
        }
    }

    @Test func `from an example's entropy is the same in every development vault`() throws {
        let name = try #require(WalletName("ethereum/main"))
        let example = [UInt8](repeating: 7, count: 32)
        let keys = try (0..<2).map { _ in
            try VaultFixture().unseal().createWallet(
                name: name, network: .mainnet, kind: "eoa", example: example
            ).facts.publicKey
        }
        #expect(keys[0] == keys[1])
        let vault = try VaultFixture().unseal()
        for bad in [[], Array(example.dropLast()), example + [7]] {
            #expect(throws: VaultError.self) {
                _ = try vault.createWallet(
                    name: name, network: .mainnet, kind: "eoa", example: bad)
            }
        }
    }

    @Test func `from an example's entropy is made by no vault that is to hold money`() throws {
        let passphrase = try VaultFixture.passphrase("fourteen bytes!")
        let made = try VaultSeed.create(passphrase: passphrase, development: false)
        let vault = try OpenVault.unseal(rows: made.rows, passphrase: passphrase)
        let name = try #require(WalletName("ethereum/main"))
        #expect(throws: VaultError.exampleRefused) {
            _ = try vault.createWallet(
                name: name, network: .mainnet, kind: "eoa",
                example: [UInt8](repeating: 7, count: 32))
        }
    }

    @Test func `is not made by a vault that has forgotten`() throws {
        let vault = try VaultFixture().unseal()
        vault.forget()
        let name = try #require(WalletName("ethereum/main"))
        #expect(throws: VaultError.forgotten) {
            _ = try vault.createWallet(name: name, network: .mainnet, kind: "eoa")
        }
    }

    @Test func `is brought into the room, or named where its row is gone`() throws {
        var fixture = try VaultFixture()
        let name = try fixture.addWallet("ethereum/main").name
        let vault = try fixture.unseal()
        let gone = try #require(WalletName("ethereum/gone"))
        #expect(vault.install([name, gone], from: fixture.rows) == [gone])
    }
}
