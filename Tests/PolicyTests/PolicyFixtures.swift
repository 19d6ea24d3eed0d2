import Foundation
import Gate
import Policy
import Terms

/// Accounts and texts that the tests of policies share.
enum PolicyFixtures {
    /// `addr-1` means an account on both networks, `only-1` one on mainnet; nothing else is an
    /// address.
    static func accounts(_ text: String) -> [Account]? {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let number = UInt8(parts[1]) else { return nil }
        let networks: [Network] =
            switch parts[0] {
            case "addr", "ADDR": [.mainnet, .testnet]
            case "only": [.mainnet]
            default: []
            }
        guard !networks.isEmpty else { return nil }
        return networks.map {
            Account(
                chain: ChainName("ethereum"), network: $0, bytes: [number],
                text: "addr-\(number)")
        }
    }

    static func read(_ yaml: String) throws(PolicyError) -> BudgetPolicy {
        try PolicyReader.read(
            yaml, file: "team.yaml", zones: ZoneDatabase.rules(for:), accounts: accounts)
    }

    static func mistakes(_ yaml: String) -> [PolicyMistake] {
        do {
            _ = try read(yaml)
            return []
        } catch {
            return error.mistakes
        }
    }

    /// A small policy: what varies stands from line 8 on, `agent` lines from 11, `project` lines
    /// after them.
    static func policy(
        amount: String = "\"25.00\"", agent: [String] = [], project: [String] = [],
        wallets: String = "[ethereum/main]", payees: String = "any"
    ) -> String {
        ([
            "version: 1", "currency: CAD", "projects:", "  game-dev-001:",
            "    limit: {amount: \"100.00\", per: week}", "    agents:", "      worker-vm-1:",
            "        limit: {amount: \(amount), per: day}", "        wallets: \(wallets)",
            "        payees: \(payees)",
        ] + agent.map { "        " + $0 } + project.map { "    " + $0 })
        .joined(separator: "\n") + "\n"
    }

    static func example(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appending(path: "policies").appending(path: name), encoding: .utf8)
    }
}
