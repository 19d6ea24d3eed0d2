import Foundation
import Testing

/// Key and address are BIP-84's first; its checksum is what Bitcoin Core's algorithm gives.
@Suite struct `Watching a wallet` {
    private static let key = "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"
    private static let bitcoin =
        #"{"name":"bitcoin/main","chain":"bitcoin","network":"mainnet","kind":"p2wpkh","address":"bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu","public_key":"\#(key)"}"#
    private static let ethereum =
        #"{"name":"ethereum/main","chain":"ethereum","network":"mainnet","kind":"eoa","address":"0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf","public_key":"0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"}"#

    @Test func `takes an address, a public key and a descriptor`() throws {
        let met = try Encounter(
            "wallet export bitcoin/main",
            ["GET /v1/admin/wallets/bitcoin/main": (200, Self.bitcoin)])
        #expect(met.shown.status == 0)
        #expect(met.shown.out.contains("wpkh(\(Self.key))#3chvf9zl"))
        #expect(met.shown.out.contains("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"))
    }

    @Test func `is one document for every wallet`() throws {
        let met = try Encounter(
            "wallet export --all --json",
            ["GET /v1/admin/wallets": (200, "{\"wallets\":[\(Self.bitcoin),\(Self.ethereum)]}")])
        #expect(met.shown.status == 0)
        #expect(met.shown.out.hasPrefix("{\"wallets\":["))
        #expect(met.shown.out.contains("\"descriptor\":\"wpkh(\(Self.key))#3chvf9zl\""))
        #expect(met.shown.out.components(separatedBy: "descriptor").count == 2)
    }

    @Test func `is not offered where an address is not its key's`() throws {
        let forged = Self.ethereum.replacing("0x7E5F", with: "0x7e5F")
        let met = try Encounter(
            "wallet export --all", ["GET /v1/admin/wallets": (200, "{\"wallets\":[\(forged)]}")])
        #expect(met.shown.status == 1)
        #expect(met.shown.out.isEmpty)
        #expect(met.shown.err.contains("an address that is its public key's"))
    }

    @Test func `passes over cards, which nobody can watch`() throws {
        let card =
            #"{"name":"card/primary","chain":"card","network":"mainnet","kind":"USD","address":"visa ending in 4242","public_key":"\#(Self.key)"}"#
        let met = try Encounter(
            "wallet export --all --json",
            ["GET /v1/admin/wallets": (200, "{\"wallets\":[\(card),\(Self.ethereum)]}")])
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(met.shown.out.contains("ethereum/main"))
        #expect(!met.shown.out.contains("card/primary"))
    }

    @Test(arguments: [
        "wallet export", "wallet export bitcoin/main --all", "wallet export main",
        "wallet export card/primary",
    ])
    func `is of one wallet or of all`(words: String) throws {
        let met = try Encounter(words, [:])
        #expect(met.shown.status == 2)
        #expect(met.asked.isEmpty)
    }
}
