@testable import AdminTests
import Admin
import Chains
import Digests
import Gate
import JSON
import Ledger
import Payment
import Terms
import Testing

// An entry that the log can't take ends the daemon: no request may come to one, whatever a policy says.
@Suite struct `The largest entry` {
    @Test func `of the most inputs under the most limits is one that the log takes`() throws {
        let counter = try Counter.open()
        let premises = counter.premises
        let label = String(repeating: "w", count: 32)
        _ = try premises.office.createWallet(
            Premises.wallet(.string("bitcoin/\(label)"), chain: "bitcoin"), by: Premises.admin)
        _ = try premises.office.setRate(
            Premises.rate(asset: "BTC", price: "50000.123456789"), by: Premises.admin)
        let name = String(repeating: "n", count: 64)
        try premises.apply(Self.policy(name, "bitcoin/\(label)"))
        let caller = try premises.identify(try premises.addAgent(name, project: name))
        let purse = try #require(WalletName("bitcoin/\(label)"))
        let wallet = try #require(premises.journal.gate.state.wallets[purse])
        let body = Self.body(wallet.account.bytes, "bitcoin/\(label)")
        let heard = try counter.paid(String(repeating: "k", count: 128), body, from: caller)
        #expect(heard.signed != nil)
        #expect(premises.failures.list.map(\.clause) == [])
        let entry = try #require(try premises.reader.entries(from: 0, limit: 10_000).last)
        #expect(try Entry(reading: entry).body["key"]?.text.utf8.count == 128)
        // A hundred windows of the longest amounts would have some 9,000 bytes more.
        #expect(entry.count < Entry.largest - 9_000)
    }

    private static func bounds(_ indent: String, _ label: String) -> String {
        let hours = (0..<16).map { $0 < 10 ? "0\($0):00" : "\($0):00" }
        let amount = "amount: \"900000000.123456789\", per: day"
        let carries = "carry_over: {unused: \"900000000.123456789\"}"
        var text = indent + "limits:\n"
        for hour in hours {
            text += indent + "  - {\(amount), resets_at: \"\(hour)\", \(carries)}\n"
        }
        text += indent + "payments:\n"
        for hour in hours {
            text += indent + "  - {count: 9999, per: day, resets_at: \"\(hour)\"}\n"
        }
        text += indent + "per_asset: {BTC: {\(amount)}}\n"
        text += indent + "per_wallet: {\(label): {\(amount)}}\n"
        text += indent + "per_payee: {\(amount)}\n"
        text += indent + "new_payees: {\(amount)}\n"
        return text
    }

    private static func policy(_ name: String, _ label: String) -> [UInt8] {
        let text = """
            version: 1
            currency: CAD
            vault:
              timezone: UTC
              limit: {amount: "900000000.123456789", per: day}
            \(bounds("  ", label))
            projects:
              \(name):
                timezone: America/Toronto
                limit: {amount: "900000000.123456789", per: week, starts: monday}
            \(bounds("    ", label))
                agents:
                  \(name):
                    limit: {amount: "900000000.123456789", per: day}
                    wallets: [\(label)]
                    payees: any
            \(bounds("        ", label))
            """
        return Array(text.utf8)
    }

    private static func little(_ number: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }

    private static func body(_ script: [UInt8], _ label: String) -> JSON {
        let inputs: [JSON] = (0..<100).map { index in
            let before = [UInt8](repeating: UInt8(index), count: 32) + little(0, 4)
            let output = little(1_000_000, 8) + [UInt8(script.count)] + script
            let bytes =
                little(2, 4) + [1] + before + [0] + little(0xffff_ffff, 4) + [1] + output
                + little(0, 4)
            return [
                "txid": .string(Hex.encode(SHA256.twice(bytes).bytes.reversed())), "vout": 0,
                "previous_transaction": .string(Hex.encode(bytes)),
            ]
        }
        return [
            "wallet": .string(label),
            "intent": [
                "kind": "transfer", "to": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "amount": "0.001",
                "asset": "BTC",
            ],
            "network": ["inputs": .array(inputs), "fee_rate": "1"],
        ]
    }
}
