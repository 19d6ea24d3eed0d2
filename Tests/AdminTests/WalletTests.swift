@testable import Admin
@testable import Keyroom
@testable import Vault
import Chains
import Gate
import JSON
import Ledger
import Synchronization
import Terms
import Testing

@Suite struct `A wallet` {
    /// The entropy a wallet was made from, opened as only a test may.
    private func entropy(of name: String, _ premises: Premises) throws -> SecretBytes {
        let vault = try #require(premises.office.vault)
        let ring = try vault.rings.withLock { try #require($0[.meta]) }
        let id = Array("wallet/\(name)/entropy".utf8)
        let row = try #require(try premises.reader.row(.records, id: id))
        return try RowPlace.open(row, ring)
    }

    @Test(arguments: ["mainnet", "testnet"])
    func `has the address of the key that its own entropy makes`(network: String) throws {
        let premises = try Premises.found()
        try premises.unseal()
        let reply = try premises.office.createWallet(
            Premises.wallet(network: .string(network)), by: Premises.admin)
        try premises.settle()
        let kind = try #require(Network(rawValue: network))
        let maker = try KeyMaker()
        let key = try maker.signingKey(
            entropy: try entropy(of: "ethereum/main", premises),
            derivation: Ethereum.derivation(network: kind), scheme: Ethereum.scheme)
        let publicKey = try maker.publicKey(of: key, scheme: Ethereum.scheme)
        let account = try Ethereum.account(publicKey: publicKey, network: kind, kind: "eoa")
        #expect(reply["address"] == .string(account.text))
        #expect(reply["public_key"] == .string(Hex.encode(publicKey)))
        #expect(
            reply.members.map(\.key)
                == ["name", "chain", "network", "kind", "address", "public_key", "standing"])
        #expect(reply["network"] == .string(network))
        #expect(reply["kind"] == "eoa")
    }

    @Test func `has its rows pinned by the entry that made it, and no secret in it`() throws {
        let (premises, _) = try Premises.ready()
        let entry = try #require(try premises.entries("wallet.created").first)
        let pins = try #require(Pin.read(entry.body["sealed"]))
        let rows = try premises.reader.rows(.records).filter {
            String(decoding: $0.id, as: UTF8.self).hasPrefix("wallet/")
        }
        #expect(rows.count == 2)
        #expect(Set(pins) == Set(rows.map(Pin.init(of:))))
        let opened = try entropy(of: "ethereum/main", premises)
        let secret = Hex.encode((0..<opened.count).map { unsafe opened.address[$0] })
        #expect(secret.utf8.count == 64)
        #expect(!String(decoding: entry.bytes, as: UTF8.self).contains(secret))
        #expect(entry.body["address"] == premises.office.wallet0?["address"])
    }

    @Test func `shares nothing with another`() throws {
        let (premises, _) = try Premises.ready()
        let other = try premises.office.createWallet(
            Premises.wallet("ethereum/other"), by: Premises.admin)
        #expect(other["address"] != premises.office.wallet0?["address"])
        #expect(other["public_key"] != premises.office.wallet0?["public_key"])
    }

    @Test func `of an example says so in its entry, and keeps the entropy out of it`() throws {
        let example = String(repeating: "07", count: 32)
        let body = Premises.wallet(example: .string(example))
        var addresses: [JSON?] = []
        for _ in 0..<2 {
            let premises = try Premises.found()
            try premises.unseal()
            let reply = try premises.office.createWallet(body, by: Premises.admin)
            addresses.append(reply["address"])
            _ = try premises.office.createWallet(
                Premises.wallet("ethereum/own"), by: Premises.admin)
            try premises.settle()
            let entries = try premises.entries("wallet.created")
            #expect(entries.map { $0.body["example"] } == [true, nil])
            #expect(!String(decoding: entries[0].bytes, as: UTF8.self).contains(example))
            // It unseals like any other: what replays the log passes over the word.
            let again = try premises.restarted()
            try again.unseal()
            #expect(again.office.findings == [])
        }
        #expect(addresses[0] != nil && addresses[0] == addresses[1])
    }

    @Test func `keeps its name for ever`() throws {
        let (premises, _) = try Premises.ready()
        let rows = try premises.reader.rows(.records)
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.createWallet(
                Premises.wallet(network: "testnet"), by: Premises.admin)
        }
        #expect(error?.place == "wallet.name-taken")
        #expect(try premises.reader.rows(.records) == rows)
    }

    @Test(arguments: [
        ("[]", ""), ("{}", "wallet"),
        (#"{"wallet":"main","chain":"ethereum","network":"mainnet"}"#, "wallet"),
        (#"{"wallet":"ethereum/Main","chain":"ethereum","network":"mainnet"}"#, "wallet"),
        (#"{"wallet":"ethereum/main","network":"mainnet"}"#, "chain"),
        (#"{"wallet":"ethereum/main","chain":"bitcoin","network":"mainnet"}"#, "chain"),
        (#"{"wallet":"doge/main","chain":"doge","network":"mainnet"}"#, "chain"),
        (#"{"wallet":"ethereum/main","chain":"ethereum"}"#, "network"),
        (#"{"wallet":"ethereum/main","chain":"ethereum","network":"sepolia"}"#, "network"),
        (
            #"{"wallet":"ethereum/main","chain":"ethereum","network":"mainnet","kind":"x"}"#,
            "kind"
        ),
        (
            #"{"wallet":"ethereum/main","chain":"ethereum","network":"mainnet","key":"00"}"#,
            "key"
        ),
        (
            #"{"wallet":"ethereum/main","chain":"ethereum","network":"mainnet","example":"07"}"#,
            "example"
        ),
    ])
    func `is not made from a body that is not of its form`(text: String, field: String) throws {
        let premises = try Premises.found()
        try premises.unseal()
        let body = try JSON.reading(text)
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.createWallet(body, by: Premises.admin)
        }
        #expect(error?.place == field)
    }

    @Test func `is listed and shown; others are not there`() throws {
        let (premises, _) = try Premises.ready()
        _ = try premises.office.createWallet(
            Premises.wallet("ethereum/a", network: "testnet"), by: Premises.admin)
        let list = try premises.office.wallets()["wallets"]
        #expect(list?[0]?["name"] == "ethereum/a")
        #expect(list?[1] == .object(try premises.office.wallet("ethereum/main")))
        #expect(list?[2] == nil)
        for name in ["ethereum/b", "ethereum", "", "ethereum/main/x"] {
            #expect(refusal { _ = try premises.office.wallet(name) } == .notFound)
        }
    }
}

extension Office {
    /// The wallet every premises has.
    fileprivate var wallet0: JSONObject? { try? wallet("ethereum/main") }
}
