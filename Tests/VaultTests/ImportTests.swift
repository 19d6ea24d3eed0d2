import Chains
import Keyroom
import Ledger
import Synchronization
import Terms
import Testing

@testable import Vault

@Suite struct `A wallet that comes in` {
    private static let abandoned = String(repeating: "abandon ", count: 11) + "about"
    private static let ton =
        "hospital stove relief fringe tongue always charge angry urge sentence again match nerve "
        + "inquiry senior coconut label tumble carry category beauty bean road solution"

    private func bring(
        _ name: String, _ typed: String, _ form: KeyForm, network: Network = .mainnet,
        into vault: OpenVault
    ) throws -> SealedWallet {
        let wallet = try #require(WalletName(name))
        let chain = try #require(Chains.named(wallet.chain))
        let secret = try VaultFixture.passphrase(typed)
        return try vault.importWallet(
            name: wallet, network: network, kind: chain.kinds[0], from: .typed(form),
            typed: secret)
    }

    @Test(arguments: [
        // BIP-84's own vector, and what every Ethereum wallet shows for these words.
        (
            "bitcoin/in", abandoned, KeyForm.bip39, Network.mainnet,
            "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"
        ),
        (
            "bitcoin/in", abandoned, .bip39, .testnet, "tb1q6rz28mcfaxtmd6v789l9rrlrusdprr9pqcpvkl"
        ),
        (
            "ethereum/in", abandoned, .bip39, .mainnet, "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"
        ),
        (
            "ethereum/in", String(repeating: "test ", count: 11) + "junk", .bip39, .testnet,
            "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
        ),
    ])
    func `has the address that other wallets show for it`(
        name: String, typed: String, form: KeyForm, network: Network, address: String
    ) throws {
        let vault = try VaultFixture().unseal()
        let made = try bring(name, typed, form, network: network, into: vault)
        #expect(made.facts.account.text == address)
    }

    @Test func `is two rows that unseal with the vault, its phrase where no signature opens it`()
        throws
    {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let made = try bring("ton/in", Self.ton, .tonPhrase, into: vault)
        #expect(made.rows.map(\.name) == ["wallet/ton/in/key", "wallet/ton/in/entropy"])
        fixture.rows += made.rows
        #expect(try fixture.failure() == nil)
        let (wallet, meta) = try vault.rings.withLock {
            (try #require($0[.wallet]), try #require($0[.meta]))
        }
        #expect(throws: VaultError.rowDamaged(.records, id: "wallet/ton/in/entropy")) {
            _ = try RowPlace.open(made.rows[1], wallet)
        }
        let kept = try RowPlace.open(made.rows[1], meta)
        let same = kept.equals(try VaultFixture.passphrase(Self.ton))
        #expect(same)
    }

    @Test func `is refused where its chain has no keys of the form`() throws {
        let vault = try VaultFixture().unseal()
        for (name, form) in [
            ("ton/in", KeyForm.bip39), ("ethereum/in", .wif), ("bitcoin/in", .keystore),
            ("bitcoin/in", .tonPhrase),
        ] {
            #expect(throws: VaultError.imported(.noKey(.unsupported))) {
                _ = try bring(name, Self.abandoned, form, into: vault)
            }
        }
        let name = try #require(WalletName("ethereum/in"))
        let typed = try VaultFixture.passphrase(Self.abandoned)
        #expect(throws: VaultError.noSuchKind(name, kind: "p2wpkh")) {
            _ = try vault.importWallet(
                name: name, network: .mainnet, kind: "p2wpkh", from: .typed(.bip39), typed: typed)
        }
    }

    @Test func `is not taken by a vault that has forgotten`() throws {
        let vault = try VaultFixture().unseal()
        vault.forget()
        #expect(throws: VaultError.forgotten) {
            _ = try bring("bitcoin/in", Self.abandoned, .bip39, into: vault)
        }
    }

    /// Every key of keys-example and of the phrases people meet first, on every chain and network.
    @Test func `is known for a published one`() throws {
        let vault = try VaultFixture().unseal()
        var known = 0
        for example in try Examples.entropies() {
            for (chain, network) in [
                ("bitcoin", Network.mainnet), ("bitcoin", .testnet), ("ethereum", .mainnet),
                ("ton", .mainnet),
            ] {
                let name = try #require(WalletName("\(chain)/example"))
                let kind = try #require(Chains.named(name.chain)?.kinds.first)
                let made = try vault.createWallet(
                    name: name, network: network, kind: kind, example: example)
                #expect(PublishedKeys.contains(made.facts.publicKey))
                known += 1
            }
        }
        #expect(known == 12)
        for phrase in [Self.abandoned, String(repeating: "zoo ", count: 11) + "wrong"] {
            for (name, network) in [
                ("bitcoin/in", Network.mainnet), ("bitcoin/in", .testnet),
                ("ethereum/in", .mainnet),
            ] {
                let made = try bring(name, phrase, .bip39, network: network, into: vault)
                #expect(PublishedKeys.contains(made.facts.publicKey))
            }
        }
        let ton = try bring("ton/in", Self.ton, .tonPhrase, into: vault)
        #expect(PublishedKeys.contains(ton.facts.publicKey))
        let own = try vault.createWallet(
            name: try #require(WalletName("ton/own")), network: .mainnet, kind: "v5r1")
        #expect(!PublishedKeys.contains(own.facts.publicKey))
    }
}
