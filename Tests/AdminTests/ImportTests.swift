import Admin
import Chains
import Gate
import JSON
import Ledger
import Terms
import Testing
import Vault
import Wire

@Suite struct `Bringing a wallet in` {
    /// The words of the first half of SHA-256("a phrase for one test").
    private static let phrase =
        "patrol cruise home volume material used keep include drift erupt miracle float"
    private static let wif = "L5nJeqKmpHp4P7F8ZYyjwc5a7P4d8EabuGAzfGJk7yC1BJyzNaEd"
    private static let keystore = """
        {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"3ca92af36ad7c2cd92454c59cea5ef00"},\
        "ciphertext":"108b7d34f3442fc26ab1ab90ca91476ba6bfa8c00975a49ef9051dc675aa","kdf":"scrypt",\
        "kdfparams":{"dklen":32,"n":2,"r":8,"p":1,\
        "salt":"d0769e608fb86cda848065642a9c6fa046845c928175662b8e356c77f914cd3b"},\
        "mac":"75d0e6759f7b3cefa319c3be41680ab6beea7d8328653474bd06706d4cc67420"},"version":3}
        """

    private func wanted(
        _ wallet: String = "ethereum/in", form: String = "bip39", address: String? = nil,
        network: Network = .mainnet
    ) throws -> WalletImport {
        WalletImport(
            wallet: try #require(WalletName(wallet)), network: network, kind: nil, form: form,
            address: address)
    }

    private func open(development: Bool = true) throws -> Premises {
        let premises = try Premises.found(development: development)
        try premises.unseal()
        return premises
    }

    /// Brings it in to the end, as the desk does.
    @discardableResult
    private func bring(
        _ wanted: WalletImport, _ typed: String = phrase, keeps: Bool = true,
        into premises: Premises
    ) throws -> JSONObject {
        let attempt = try premises.office.beginImport(wanted, keeps: keeps)
        let bytes = Array(typed.utf8)
        let outcome = unsafe attempt.make(from: bytes.span.bytes)
        defer { try? premises.settle() }
        return try premises.office.finishImport(outcome, by: Premises.admin)
    }

    private func address(
        _ wallet: String = "ethereum/in", form: String = "bip39", _ typed: String = phrase,
        in premises: Premises
    ) throws -> String {
        let shown = try bring(
            wanted(wallet, form: form), typed, keeps: false, into: premises)
        guard case .string(let address)? = shown["address"] else { return "" }
        return address
    }

    @Test func `shows the address and keeps nothing; then keeps what has it`() throws {
        let premises = try open()
        let before = try premises.entries().count
        let address = try address(in: premises)
        #expect(try premises.entries().count == before)
        #expect(try premises.office.wallets()["wallets"] == [])
        let kept = try bring(wanted(address: address), into: premises)
        #expect(kept["address"] == .string(address))
        #expect(try premises.office.wallet("ethereum/in") == kept)
        let entry = try #require(try premises.entries("wallet.created").first)
        #expect(entry.body["imported"] == "bip39")
        #expect(entry.body["example"] == nil)
        let text = String(decoding: entry.bytes, as: UTF8.self)
        for word in ["patrol", "volume", "miracle"] { #expect(!text.contains(word)) }
        // It unseals, replays and pays like any other.
        let again = try premises.restarted()
        try again.unseal()
        #expect(again.office.findings == [])
        #expect(try again.office.wallet("ethereum/in") == kept)
    }

    @Test func `takes a keystore with its passphrase before it`() throws {
        let premises = try open()
        let body = "foo\n" + Self.keystore
        let address = try address(form: "keystore", body, in: premises)
        try bring(wanted(form: "keystore", address: address), body, into: premises)
        #expect(try premises.entries("wallet.created")[0].body["imported"] == "keystore")
        let wrong = refusal {
            try bring(
                wanted("ethereum/other", form: "keystore"), "bar\n" + Self.keystore, keeps: false,
                into: premises)
        }
        #expect(wrong?.place == "wallet.wrong-passphrase")
    }

    @Test(arguments: [
        ("\"version\":3", "\"version\":1", "keystore.version"),
        ("aes-128-ctr", "aes-128-cbc", "keystore.crypto.cipher"),
        ("\"scrypt\"", "\"argon2\"", "keystore.crypto.kdf"),
        ("\"dklen\":32", "\"dklen\":64", "keystore.crypto.kdfparams.dklen"),
        ("\"n\":2", "\"n\":2.5", "keystore"), ("\"n\":2", "\"n\":4194304", "keystore"),
        ("\"n\":2", "\"n\":3", "keystore"), ("\"r\":8", "\"r\":8,\"r\":8", "keystore"),
        ("3ca92a", "3ca9", "keystore"), ("75d0e6", "75d0ez", "keystore.crypto.mac"),
        ("{\"crypto\"", "{\"Crypto\":{},\"crypto\"", "keystore.crypto"),
        ("{\"crypto\"", "{\"address\":\"12\",\"crypto\"", "keystore.address"),
        ("{\"crypto\"", "{\"cryptic\"", "keystore.crypto"),
    ])
    func `takes no keystore that is not of its form`(
        old: String, new: String, field: String
    ) throws {
        let premises = try open()
        let body = "foo\n" + Self.keystore.replacing(old, with: new)
        let error = refusal {
            try bring(wanted(form: "keystore"), body, keeps: false, into: premises)
        }
        #expect(error?.place == field)
        #expect(try !address(form: "keystore", "foo\n" + Self.keystore, in: premises).isEmpty)
    }

    @Test func `takes a keystore with other members, and believes no other address`() throws {
        let premises = try open()
        let own = try address(form: "keystore", "foo\n" + Self.keystore, in: premises)
        let crypto = Self.keystore.replacing("{\"crypto\"", with: "{\"x-ethers\":{},\"Crypto\"")
        #expect(try address(form: "keystore", "foo\n" + crypto, in: premises) == own)
        for (address, rule) in [
            (own, nil), (String(repeating: "1", count: 40), "wallet.address-differs"),
        ] {
            let file = Self.keystore.replacing(
                "{\"crypto\"", with: "{\"address\":\"\(address)\",\"crypto\"")
            do {
                try bring(
                    wanted(form: "keystore"), "foo\n" + file, keeps: false, into: premises)
                #expect(rule == nil)
            } catch { #expect((error as? OfficeError)?.place == rule) }
        }
    }

    @Test func `refuses a key that a wallet has, whatever its name and network`() throws {
        let premises = try open()
        let bitcoin = try address("bitcoin/in", form: "wif", Self.wif, in: premises)
        try bring(wanted("bitcoin/in", form: "wif", address: bitcoin), Self.wif, into: premises)
        // The same 32 bytes, as the test networks write them.
        let testnet = "cW9J7kKdFMWKYYiPwxnsJvadjcN2nggHyJKTmgmFd5r1S4376Liq"
        for (wanted, typed) in [
            (try wanted("bitcoin/again", form: "wif"), Self.wif),
            (try wanted("bitcoin/test", form: "wif", network: .testnet), testnet),
        ] {
            let error = refusal { try bring(wanted, typed, keeps: false, into: premises) }
            #expect(error?.place == "wallet.key-taken")
        }
        let ethereum = try address(in: premises)
        try bring(wanted(address: ethereum), into: premises)
        let other = refusal {
            try bring(
                wanted("ethereum/test", network: .testnet), keeps: false, into: premises)
        }
        #expect(other?.place == "wallet.key-taken")
        let name = premises.refusedWithoutTrace {
            _ = try premises.office.beginImport(wanted(address: ethereum), keeps: true)
        }
        #expect(name?.place == "wallet.name-taken")
    }

    @Test func `refuses another address than the expected one, and keeps nothing`() throws {
        let premises = try open()
        let error = refusal {
            try bring(
                wanted(address: "0x9858EfFD232B4033E47d90003D41EC34EcaEda94"), into: premises)
        }
        #expect(error?.place == "wallet.address-differs")
        #expect(try premises.entries("wallet.created").isEmpty)
        #expect(try premises.reader.rows(.records).count == 3)
        let missing = refusal { _ = try premises.office.beginImport(wanted(), keeps: true) }
        #expect(missing?.place == "address")
        // The same account, in another case than the checksum's.
        let lower = try address(in: premises).lowercased()
        try bring(wanted(address: lower), into: premises)
    }

    @Test func `takes a published key into a development vault alone, and its entry says so`()
        throws
    {
        let published = String(repeating: "abandon ", count: 11) + "about"
        let development = try open()
        let address = try address("bitcoin/in", published, in: development)
        try bring(wanted("bitcoin/in", address: address), published, into: development)
        #expect(try development.entries("wallet.created")[0].body["example"] == true)
        let production = try open(development: false)
        let error = refusal {
            try bring(wanted("bitcoin/in"), published, keeps: false, into: production)
        }
        #expect(error?.place == "wallet.example-key")
    }

    @Test(arguments: [
        ("ethereum/in", "wif", "form"), ("ton/in", "bip39", "form"), ("doge/in", "bip39", "chain"),
        ("ethereum/in", "", "form"),
    ])
    func `is of a chain and a form there is`(wallet: String, form: String, field: String) throws {
        let premises = try open()
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.beginImport(wanted(wallet, form: form), keeps: false)
        }
        #expect(error?.place == field)
    }

    @Test func `is done one at a time, and not over a sealing`() throws {
        let premises = try open()
        let address = try address(in: premises)
        let attempt = try premises.office.beginImport(wanted(address: address), keeps: true)
        let busy = refusal {
            _ = try premises.office.beginImport(wanted("ethereum/b"), keeps: false)
        }
        #expect(busy == .busy("another wallet is being brought in"))
        let bytes = Array(Self.phrase.utf8)
        let outcome = unsafe attempt.make(from: bytes.span.bytes)
        try premises.office.seal(by: Premises.admin)
        try premises.settle()
        premises.office.forget()
        try premises.unseal()
        #expect(
            refusal { _ = try premises.office.finishImport(outcome, by: Premises.admin) } == .sealed
        )
        #expect(try premises.entries("wallet.created").isEmpty)
        try bring(wanted(address: address), into: premises)
    }

    @Test(arguments: [
        ("", "body"), ("\n", "word"), ("one two three", "3 words"),
        (phrase.replacing("home", with: "homes"), "word 3"),
    ])
    func `says what is wrong with a phrase, and none of its words`(
        typed: String, part: String
    ) throws {
        let premises = try open()
        let error = try #require(
            refusal { try bring(wanted(), typed, keeps: false, into: premises) })
        switch error {
        case .refused("wallet.not-imported", let detail, let hint):
            #expect(detail.contains(part))
            #expect(!hint.isEmpty)
            #expect(!detail.contains("patrol") && !detail.contains("homes"))
        case .malformed: #expect(typed.isEmpty)
        default: Issue.record("\(error)")
        }
    }
}
