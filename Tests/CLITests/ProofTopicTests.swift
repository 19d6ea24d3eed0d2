import Chains
import Digests
import Foundation
import JSON
import Terms
import Testing

@testable import bursar

/// The proofs that `bursar help proofs` and docs/OPERATING.md show, held to the chains that read them.
@Suite struct `The proofs that are shown` {
    private static let now = Timestamp.parse("2026-11-26T12:56:00Z")
    private static let stranger = String(repeating: "ab", count: 32)

    /// Both places, each in the order ethereum, bitcoin, ton, ton.
    private func shown() throws -> [[JSON]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "docs/OPERATING.md"), encoding: .utf8)
        let table = text.matches(of: /\| `(\{"chain"[^`]*\})` \|/).map { String($0.1) }
        return try [HelpTopic.proofs.blocks, table].map { texts in
            try texts.map { text in
                let hashes = text.replacingOccurrences(of: "\"…\"", with: "\"HEX\"")
                    .replacingOccurrences(of: "HEX", with: Self.stranger)
                return try JSONReader.read(Array(hashes.utf8))
            }
        }
    }

    private func wallet(_ chain: any Chain.Type) throws -> WalletFacts {
        let key: [UInt8] =
            chain.scheme == .ed25519
            ? [UInt8](repeating: 8, count: 32) : [2] + [UInt8](repeating: 0, count: 31) + [1]
        return WalletFacts(
            name: try #require(WalletName("\(chain.name.text)/main")), network: .mainnet,
            kind: chain.kinds[0], publicKey: key,
            account: try chain.account(publicKey: key, network: .mainnet, kind: chain.kinds[0]))
    }

    private func payload(
        _ chain: any Chain.Type, to: String, _ asset: JSON, _ network: JSON
    ) throws -> [UInt8] {
        let intent: JSON = [
            "kind": "transfer", "to": .string(to), "amount": "0.001", "asset": asset,
        ]
        return try chain.propose(
            ProposalRequest(
                wallet: wallet(chain), intent: intent, network: network,
                now: try #require(Self.now))
        ).payload
    }

    private func holds(_ chain: any Chain.Type, _ payload: [UInt8], _ proof: JSON) -> Bool {
        do {
            try chain.nonExecutability(of: payload, wallet: wallet(chain), proof: proof)
            return true
        } catch { return false }
    }

    private func isTaken(_ chain: any Chain.Type, _ proof: JSON, _ members: [String]) -> Bool {
        guard case .object(let object) = proof else { return false }
        return object.members.map(\.key).sorted() == (members + ["chain"]).sorted()
            && object["chain"] == .string(chain.name.text)
    }

    @Test func `are four, the same in both places`() throws {
        let shown = try shown()
        #expect(shown.map(\.count) == [4, 4])
        #expect(shown[0] == shown[1])
    }

    @Test(arguments: [(5, true), (6, false)])
    func `free a payment of ether whose nonce another took`(nonce: UInt64, isDead: Bool) throws {
        let proof = try shown()[0][0]
        let payload = try payload(
            Ethereum.self, to: "0x52908400098527886E0F7030069857D2E4169EE7", "ETH",
            [
                "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
                "max_fee_per_gas": "30000000000", "max_priority_fee_per_gas": "1000000000",
            ])
        #expect(isTaken(Ethereum.self, proof, ["account_nonce", "finalized_block", "included"]))
        #expect(holds(Ethereum.self, payload, proof) == isDead)
    }

    @Test(arguments: [(7, true, true), (8, false, false), (6, false, true)])
    func `free a payment of toncoin that ran out, or whose seqno another took`(
        seqno: UInt64, ranOut: Bool, isTakenOver: Bool
    ) throws {
        let proofs = try shown()[0]
        let payload = try payload(
            TON.self, to: "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E", "TON",
            ["seqno": .integer(seqno), "valid_for": 120])
        #expect(isTaken(TON.self, proofs[2], ["masterchain_time", "seqno"]))
        #expect(isTaken(TON.self, proofs[3], ["seqno", "consumed_by", "included"]))
        #expect(holds(TON.self, payload, proofs[2]) == ranOut)
        #expect(holds(TON.self, payload, proofs[3]) == isTakenOver)
    }

    /// A transaction with one output of 0.01 BTC to the wallet, at place 0.
    private func previous(to script: [UInt8]) -> [UInt8] {
        let input = [UInt8](repeating: 7, count: 32) + [0, 0, 0, 0, 0, 255, 255, 255, 255]
        let value: [UInt8] = [0x40, 0x42, 0x0F, 0, 0, 0, 0, 0]
        return [1, 0, 0, 0, 1] + input + [1] + value + [UInt8(script.count)] + script
            + [0, 0, 0, 0]
    }

    @Test(arguments: [(5, false), (6, true)])
    func `free a payment of bitcoin whose coin another spent, six blocks deep`(
        confirmations: UInt64, isDead: Bool
    ) throws {
        let previous = previous(to: try wallet(Bitcoin.self).account.bytes)
        let first = SHA256.hash(previous)
        let hash = Hex.encode(Array(SHA256.hash(Array(first.bytes)).bytes.reversed()))
        let payload = try payload(
            Bitcoin.self, to: "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", "BTC",
            [
                "inputs": [
                    [
                        "txid": .string(hash), "vout": 0,
                        "previous_transaction": .string(Hex.encode(previous)),
                    ]
                ], "fee_rate": "12.5",
            ])
        let proof = try shown()[0][1]
        #expect(isTaken(Bitcoin.self, proof, ["txid", "vout", "spent_by", "confirmations"]))
        guard case .object(var object) = proof else { return }
        #expect(object["confirmations"] == 6)
        object["txid"] = .string(hash)
        object["confirmations"] = .integer(confirmations)
        #expect(holds(Bitcoin.self, payload, .object(object)) == isDead)
    }
}
