import Chains
import Foundation
import Gate
import Policy
import Terms
import Testing

/// The files in policies/, read as `bursar policy check` reads them, against what their README says.
@Suite struct `An example policy` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "policies")

    private func read(_ name: String) throws -> BudgetPolicy {
        try PolicyReader.read(
            try PolicyFixtures.example(name), file: name, zones: ZoneDatabase.rules(for:),
            accounts: { try? Chains.accounts(reading: $0) })
    }

    /// The one project of a policy, and the budget of its agent `name`.
    private func parts(
        _ policy: BudgetPolicy, _ name: String
    ) throws -> (ProjectBudget, AgentBudget) {
        #expect(policy.projects.count == 1)
        #expect(policy.currency.code == "CAD")
        let project = try #require(policy.projects.values.first)
        return (project, try #require(AgentName(name).flatMap { project.agents[$0] }))
    }

    private func money(_ text: String) throws -> Money { try Money(decimal: text) }

    @Test func `is listed in the README, and what is listed is there`() throws {
        let readme = try String(
            contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        let listed = readme.matches(of: /\n\| `([a-z-]+\.yaml)` \|/).map { String($0.1) }
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".yaml") }
        #expect(listed.sorted() == files.sorted())
        for file in files { _ = try read(file) }
    }

    @Test func `for a solo agent has one wallet, anyone as payee, and the defaults`() throws {
        let policy = try read("solo-agent.yaml")
        let (project, agent) = try parts(policy, "helper")
        #expect(project.limit == Limit(amount: try money("50"), per: .week(starts: 0)))
        #expect(agent.limit == Limit(amount: try money("10"), per: .day))
        #expect(agent.perPayment == (try money("5")))
        #expect(agent.wallets.map(\.text) == ["ethereum/main"])
        #expect(agent.payees == .any)
        #expect(project.zone.identifier == "UTC")
        #expect(project.general == project.limit.amount)
        #expect(!project.showProject)
        #expect(agent.requests == .standard)
        #expect(project.agents.count == 1)
    }

    @Test func `for the seed's project leaves its two agents 30 a week to share`() throws {
        let policy = try read("seed-project.yaml")
        let (project, _) = try parts(policy, "worker-vm-1")
        #expect(project.limit == Limit(amount: try money("100"), per: .week(starts: 0)))
        #expect(project.reserve == (try money("50")))
        #expect(project.emergency == (try money("20")))
        #expect(project.general == (try money("30")))
        #expect(project.agents.count == 2)
        for agent in project.agents.values {
            #expect(agent.limit == Limit(amount: try money("25"), per: .day))
        }
        #expect(OvercommitReport(policy).lines.map(\.isOvercommitted) == [true])
    }

    @Test func `with strict payees pays three accounts, one a chain, and nobody else`() throws {
        let policy = try read("strict-payees.yaml")
        let (project, agent) = try parts(policy, "purchaser")
        #expect(project.limit == Limit(amount: try money("60"), per: .week(starts: 0)))
        #expect(agent.limit == Limit(amount: try money("20"), per: .day))
        #expect(agent.perPayment == (try money("10")))
        #expect(agent.requests.perSecond == 1)
        guard case .listed(let accounts) = agent.payees else {
            Issue.record("anyone is paid")
            return
        }
        let mainnet = accounts.filter { $0.network == .mainnet }
        #expect(
            Set(mainnet.map(\.chain)) == Set(Chains.all.map { $0.name }).subtracting([Card.name]))
        #expect(mainnet.count == 3)
        // The payees are the published example's, so that a tour can pay them.
        let keys = try String(
            contentsOf: Self.folder.deletingLastPathComponent()
                .appending(path: "keys-example/README.md"), encoding: .utf8)
        for account in mainnet { #expect(keys.contains("| `two.hex` | `\(account.text)` |")) }
    }

    @Test func `in layers caps the vault`() throws {
        let vault = try #require(try read("layered.yaml").vault)
        #expect(vault.zone == .utc)
        #expect(vault.limit == Limit(amount: try money("400"), per: .month))
        #expect(
            vault.bounds
                == Bounds(
                    limits: [Limit(amount: try money("150"), per: .rolling(seconds: 604_800))],
                    exposure: try money("120"),
                    maxFees: [
                        ChainName("bitcoin"): try money("5"), ChainName("ethereum"): try money("3"),
                        ChainName("ton"): try money("0.5"),
                    ]))
    }

    @Test func `in layers gives a project hours, counts, and pools that are drawn`() throws {
        let (project, _) = try parts(try read("layered.yaml"), "buyer")
        let week = try #require(Recurrence(.week(starts: 0), resetsAt: 14_400))
        #expect(
            project.limit
                == Limit(amount: try money("100"), per: week, carryOver: try money("20")))
        #expect(project.general == (try money("60")))
        #expect(project.drawsReserve == .approval)
        #expect(project.drawsEmergency)
        #expect(project.bounds.hours == Hours(from: 25_200, until: 68_400))
        #expect(
            project.bounds.perAsset == [
                "BTC": Limit(amount: try money("40"), per: .week(starts: 0))
            ])
        #expect(project.bounds.perPayee == Limit(amount: try money("50"), per: .month))
        #expect(
            project.bounds.payments == [
                CountLimit(count: 5, per: Recurrence(.hour)), CountLimit(count: 40, per: week),
            ])
        let denied = try Chains.accounts(reading: "0xF95d56b15d0087732C9fF50Ce8B287a712a0a37c")
        #expect(project.bounds.deny == Set(denied))
    }

    @Test func `in layers keeps two agents on a short lead`() throws {
        let (project, buyer) = try parts(try read("layered.yaml"), "buyer")
        let day = try #require(Recurrence(.day, resetsAt: 14_400))
        #expect(buyer.limit == Limit(amount: try money("25"), per: day))
        let wallet = try #require(WalletName("bitcoin/main"))
        #expect(
            buyer.bounds
                == Bounds(
                    limits: [
                        Limit(amount: try money("10"), per: .hour),
                        Limit(amount: try money("60"), per: .rolling(seconds: 2_592_000)),
                    ], perWallet: [wallet: Limit(amount: try money("15"), per: .day)],
                    newPayees: Limit(amount: try money("10"), per: .rolling(seconds: 86_400)),
                    approval: ApprovalRule(above: try money("12"), within: 43_200)))
        #expect(
            buyer.creates
                == WalletGrant(chains: [ChainName("ton")], network: .mainnet, perWindow: 2))
        #expect(buyer.wallets.count == 3)
        #expect(buyer.requests == .init(perSecond: 2, burst: 10, perDay: 2_000))
        #expect(buyer.duplicates == .samePayment(within: 600))
        let secret = try #require(SecretPath("api_keys/price_lists"))
        #expect(buyer.secrets == [secret: SecretGrant(access: .reveal, perDay: 24)])
        let clerk = try #require(AgentName("clerk").flatMap { project.agents[$0] })
        #expect(clerk.limit == Limit(amount: try money("5"), per: day))
        #expect(clerk.duplicates == .allow)
        #expect(
            clerk.bounds == Bounds(payments: [CountLimit(count: 10, per: Recurrence(.day))]))
    }

    @Test func `in layers uses every key there is`() throws {
        let text = try PolicyFixtures.example("layered.yaml")
        let readme = try String(
            contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        let keys = Set(readme.matches(of: /\n +([a-z_]+):/).map { String($0.1) })
        #expect(keys.isSuperset(of: ["limit", "carry_over", "hours", "approval", "vault"]))
        for key in keys where key != "show_project" { #expect(text.contains("\(key):"), "\(key)") }
    }
}
