import Chains
import Digests
import Gate
import JSON
import Policy
import Terms
import Testing

@Suite struct `What a policy grants of wallets` {
    private static let agent = "projects.game-dev-001.agents.worker-vm-1"

    private func budget(_ wallets: String) throws -> AgentBudget {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(wallets: wallets))
        return try #require(policy.projects.values.first?.agents.values.first)
    }

    @Test func `is a list of names, as ever`() throws {
        let budget = try budget("[ethereum/main, ton/main]")
        #expect(budget.wallets.map(\.text).sorted() == ["ethereum/main", "ton/main"])
        #expect(budget.creates == nil)
    }

    @Test func `is names and leave to make others`() throws {
        let all = try budget(
            "{names: [ethereum/main], create: [ton, ethereum], per_window: 2, network: testnet}")
        #expect(all.wallets.map(\.text) == ["ethereum/main"])
        #expect(
            all.creates
                == WalletGrant(
                    chains: [ChainName("ton"), ChainName("ethereum")], network: .testnet,
                    perWindow: 2))
        let bare = try budget("{create: [ton], per_window: 100}")
        #expect(bare.wallets == [])
        #expect(bare.creates == WalletGrant(chains: [ChainName("ton")], perWindow: 100))
    }

    // What was in force before there was such leave keeps its bytes, and so its hash.
    @Test func `stands in the canonical form where there is any, and comes back`() throws {
        let plain = try PolicyFixtures.read(PolicyFixtures.policy())
        let text = String(decoding: JSONWriter.write(plain.canonical), as: UTF8.self)
        #expect(text.contains(#""wallets":["ethereum/main"]"#))
        let policy = try PolicyFixtures.read(
            PolicyFixtures.policy(
                wallets: "{per_window: 2, create: [ton, bitcoin], names: [ton/b, ton/a]}"))
        let form = String(decoding: JSONWriter.write(policy.canonical), as: UTF8.self)
        #expect(
            form.contains(
                #""wallets":{"create":["bitcoin","ton"],"names":["ton/a","ton/b"],"#
                    + #""network":"mainnet","per_window":2}"#))
        let again = try BudgetPolicy(
            canonical: policy.canonical, zones: ZoneDatabase.rules(for:),
            accounts: PolicyFixtures.accounts)
        #expect(again == policy)
    }

    /// A canonical form with other `wallets` in it.
    private func reads(_ wallets: String) throws -> Bool {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy())
        let text = String(decoding: JSONWriter.write(policy.canonical), as: UTF8.self)
            .replacing(#""wallets":["ethereum/main"]"#, with: #""wallets":\#(wallets)"#)
        let changed = try JSONReader.read(Array(text.utf8))
        return
            (try? BudgetPolicy(
                canonical: changed, zones: ZoneDatabase.rules(for:),
                accounts: PolicyFixtures.accounts)) != nil
    }

    @Test func `has one canonical form and no other`() throws {
        let good = #"{"create":["ton"],"names":[],"network":"mainnet","per_window":2}"#
        #expect(try reads(good))
        #expect(try reads("[]"))
        for (old, new) in [
            (#""ton""#, #""ton","ton""#), (#""ton""#, ""), (#""ton""#, #""card""#),
            (#""ton""#, #""dogecoin""#), (#""ton""#, "1"), ("mainnet", "moon"), ("2", "0"),
            ("2", "101"), ("2", "\"2\""), (#""names":[],"#, ""), (#","per_window":2"#, ""),
            (#""names":[]"#, #""names":["ton/a","ton/a"]"#), ("}", #","more":1}"#),
        ] {
            let bad = good.replacing(old, with: new)
            #expect(bad != good)
            #expect(try !reads(bad), "\(bad)")
        }
    }

    static let mistakes: [(String, String, String)] = [
        ("{names: [ton/a]}", ".wallets.create", "is missing"),
        ("{create: [ton]}", ".wallets.per_window", "is missing"),
        ("{create: [ton], per_window: 0}", ".wallets.per_window", "outside 1 to 100"),
        ("{create: [ton], per_window: 101}", ".wallets.per_window", "outside 1 to 100"),
        ("{create: [ton], per_window: \"2\"}", ".wallets.per_window", "without quotes"),
        ("{create: ton, per_window: 2}", ".wallets.create", "must be a list"),
        ("{create: [], per_window: 2}", ".wallets.create", "names no chain"),
        ("{create: [card], per_window: 2}", ".wallets.create[0]", "no chain that wallets are"),
        ("{create: [dogecoin], per_window: 2}", ".wallets.create[0]", "no chain that wallets"),
        ("{create: [ton], per_window: 2, network: moon}", ".wallets.network", "no kind of network"),
        ("{create: [ton], per_window: 2, names: ton/a}", ".wallets.names", "must be a list"),
        ("{create: [ton], per_window: 2, names: [TON/a]}", ".wallets.names[0]", "no wallet name"),
        ("{create: [ton], per_window: 2, per_day: 2}", ".wallets.per_day", "not a known key"),
        ("ton/a", ".wallets", "must be a list"),
    ]

    @Test(arguments: mistakes)
    func `is refused where it is not plain`(wallets: String, path: String, clause: String) throws {
        let found = PolicyFixtures.mistakes(PolicyFixtures.policy(wallets: wallets))
        let mistake = try #require(found.first, "\(wallets)")
        #expect(mistake.path == Self.agent + path)
        #expect(mistake.clause.contains(clause), "\(mistake.clause)")
        #expect(mistake.line == 9)
    }

    @Test func `is refused to an agent after which no wallet can be named`() throws {
        func mistakes(_ length: Int) -> [PolicyMistake] {
            let name = String(repeating: "w", count: length)
            return PolicyFixtures.mistakes(
                PolicyFixtures.policy(wallets: "{create: [ton], per_window: 2}")
                    .replacing("worker-vm-1", with: name))
        }
        #expect(mistakes(32) == [])
        let mistake = try #require(mistakes(33).first)
        #expect(mistake.clause.contains("33 characters, more than the 32"))
    }

    @Test func `is enough to pay with, so that nobody is warned of no wallets`() throws {
        let none = try PolicyFixtures.read(PolicyFixtures.policy(wallets: "[]"))
        #expect(OvercommitReport(none).warnings.contains { $0.contains("has no wallets") })
        let some = try PolicyFixtures.read(
            PolicyFixtures.policy(wallets: "{create: [ton], per_window: 1}"))
        #expect(!OvercommitReport(some).warnings.contains { $0.contains("has no wallets") })
    }
}
