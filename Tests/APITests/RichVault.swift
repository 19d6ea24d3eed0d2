@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Chains
import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

/// A stopped vault in which every table has rows, and most of them a past; each test begins with a copy.
struct RichVault {
    let database: Data
    let anchor: Data
    /// The database of an earlier moment.
    let older: Data
    let token: String
    let clock: HandClock
    /// What was signed under each key, on three chains.
    let transactions: [String: JSON]

    /// Made once a process; tests only copy it.
    nonisolated(unsafe) static let shared = Result { try RichVault() }

    private init() throws {
        let lobby = try Lobby.withSecrets()
        clock = lobby.premises.clock
        token = lobby.token
        transactions = try RichVault.early(lobby)
        lobby.premises.ledger.close()
        older = try Data(contentsOf: URL(filePath: lobby.premises.place.files.database))
        let again = Lobby(try Premises(at: lobby.premises.place, clock: clock))
        try again.unseal()
        again.token = token
        try RichVault.late(again)
        again.premises.ledger.close()
        database = try Data(contentsOf: URL(filePath: lobby.premises.place.files.database))
        anchor = try Data(contentsOf: URL(filePath: lobby.premises.place.files.anchor))
    }

    /// What is asked for under each key.
    static func orders(_ premises: Premises) throws -> [String: JSON] {
        let name = try #require(WalletName("bitcoin/main"))
        let wallet = try #require(premises.journal.gate.state.wallets[name])
        return [
            "first": Counter.body(purpose: ["item": "a tool"]),
            "coins": `A payment of a hundred inputs`.body(wallet.account.bytes, count: 12),
            "nano": [
                "wallet": "ton/main",
                "intent": [
                    "kind": "transfer", "to": "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E",
                    "amount": "0.5", "asset": "TON",
                ],
                "network": ["seqno": 7, "valid_for": 120],
            ],
        ]
    }

    private static let wallets = "[ethereum/main, bitcoin/main, ton/main]"

    private static func early(_ lobby: Lobby) throws -> [String: JSON] {
        for (chain, asset, price) in [("bitcoin", "BTC", "50000"), ("ton", "TON", "4")] {
            let body = Premises.wallet(.string("\(chain)/main"), chain: .string(chain))
            _ = lobby.admin(.post, "wallets", JSONWriter.write(body))
            _ = try lobby.premises.office.setRate(
                Premises.rate(asset: .string(asset), price: .string(price)), by: Premises.admin)
        }
        _ = try lobby.premises.office.applyPolicy(
            Premises.policy(limit: "50.00", wallets: wallets, more: Lobby.grants),
            by: Premises.admin)
        try lobby.settle()
        let replies = try orders(lobby.premises).map { ($0, lobby.pay($0, $1)) }
        try lobby.settle()
        // So many that the tree has tiles.
        for price in 0..<280 {
            _ = try lobby.premises.office.setRate(
                Premises.rate(price: .string("\(1_000 + price % 2)")), by: Premises.admin)
        }
        _ = try lobby.premises.office.applyPolicy(
            Premises.policy(
                limit: "50.00", wallets: wallets,
                more: Lobby.grants + "\n        approval: {above: \"1.00\", within: 24h}"),
            by: Premises.admin)
        _ = lobby.pay("waits", Counter.body(nonce: 1))
        try lobby.premises.work(
            .add(.named("old"), .keyFile, shares: nil, proof: SlotChoice()),
            prefixed(Array(Premises.passphrase.utf8), [UInt8](1...32)))
        try lobby.settle()
        return Dictionary(
            uniqueKeysWithValues: replies.map { ($0, $1.json["transaction"] ?? .null) })
    }

    private static func late(_ lobby: Lobby) throws {
        let office = lobby.premises.office
        let waiting = try #require(try lobby.premises.entries("payment.decided").last)
        _ = try office.approve(
            waiting.body["payment"]?.text ?? "",
            ["digest": waiting.body["approval"]?["digest"] ?? .null], by: Premises.admin)
        try lobby.settle()
        _ = lobby.put("api_keys/openai", "the new value", query: "description=a%20new%20one")
        _ = lobby.admin(
            .post, "secrets/api_keys/openai/destroy",
            Array(#"{"version":1,"confirm":"api_keys/openai"}"#.utf8))
        let body: JSON = ["agent": "seller", "project": "shop", "uid": 2_001]
        _ = lobby.admin(.post, "agents", JSONWriter.write(body))
        _ = try office.removeSlot("old", [:], by: Premises.admin)
        try lobby.settle()
        _ = try office.rotateLogKey([:], by: Premises.admin)
        try lobby.settle()
        try lobby.premises.work(
            .rotateRoot(keeping: [.main], dropsOthers: false, reason: ""),
            prefixed(Array(Premises.passphrase.utf8)))
        _ = try office.applyPolicy(
            Premises.policy(limit: "50.00", wallets: wallets, more: Lobby.grants),
            by: Premises.admin)
        try lobby.settle()
        _ = lobby.pay("third", Counter.body(nonce: 2, purpose: ["item": "a saw"]))
        try lobby.settle()
    }

    private static func prefixed(_ secrets: [UInt8]...) -> [UInt8] {
        secrets.flatMap { secret -> [UInt8] in [0, 0, 0, UInt8(secret.count)] + secret }
    }

    /// A place of its own with a copy of the vault.
    func copy() throws -> Place {
        let place = try Place()
        try database.write(to: URL(filePath: place.files.database))
        try anchor.write(to: URL(filePath: place.files.anchor))
        return place
    }
}
