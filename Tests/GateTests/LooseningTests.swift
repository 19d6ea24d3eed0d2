import Terms
import Testing

@testable import Gate

/// Which of two policies lets more through, bound by bound.
@Suite struct `A policy after another` {
    private static let key = SecretPath("api_keys/one")
    private static let path = Sample.must(key, "path")

    private static func agent(
        limit: Limit = Sample.limit("10"), perPayment: String? = "5", maxFee: String = "2",
        wallets: Set<WalletName> = [Sample.main],
        payees: AgentBudget.Payees = .listed([Sample.payee]), perSecond: Int = 5, burst: Int = 9,
        perDay: Int? = 100, bounds: Bounds = tight(), duplicates: DuplicateRule = .sameRequest,
        secrets: [SecretPath: SecretGrant] = [path: SecretGrant(access: .reveal, perDay: 5)],
        cards: Set<WalletName> = [], creates: WalletGrant? = nil
    ) -> AgentBudget {
        AgentBudget(
            limit: limit, perPayment: perPayment.map(Sample.money), maxFee: Sample.money(maxFee),
            wallets: wallets, payees: payees,
            requests: .init(perSecond: perSecond, burst: burst, perDay: perDay), bounds: bounds,
            duplicates: duplicates, secrets: secrets, cards: cards, creates: creates)
    }

    private static func tight(
        limits: [Limit] = [Sample.limit("3", .hour)],
        perAsset: [String: Limit] = ["ETH": Sample.limit("4")],
        perWallet: [WalletName: Limit] = [Sample.main: Sample.limit("5")],
        perPayee: Limit? = Sample.limit("6"), newPayees: Limit? = Sample.limit("7"),
        payments: [CountLimit] = [CountLimit(count: 8, per: Recurrence(.day))],
        exposure: String? = "9", hours: Hours? = Hours(from: 3_600, until: 7_200),
        deny: Set<Account> = [Sample.other],
        maxFees: [ChainName: Money] = [ChainName("ethereum"): Sample.money("1")],
        approval: ApprovalRule? = ApprovalRule(above: Sample.money("2"), within: 600)
    ) -> Bounds {
        Bounds(
            limits: limits, perAsset: perAsset, perWallet: perWallet, perPayee: perPayee,
            newPayees: newPayees, payments: payments, exposure: exposure.map(Sample.money),
            hours: hours, deny: deny, maxFees: maxFees, approval: approval)
    }

    private static func project(
        limit: Limit = Sample.limit("100"), zone: ZoneRules = .utc, reserve: String = "20",
        emergency: String = "10", shows: Bool = false, draws: Draw = .deny,
        emergencies: Bool = false, agents: [AgentName: AgentBudget] = [Sample.worker: agent()]
    ) -> ProjectBudget {
        ProjectBudget(
            zone: zone, limit: limit, reserve: Sample.money(reserve),
            emergency: Sample.money(emergency), showProject: shows, agents: agents,
            bounds: tight(), drawsReserve: draws, drawsEmergency: emergencies)
    }

    private static func policy(
        _ project: ProjectBudget = project(),
        vault: VaultBudget? = VaultBudget(zone: .utc, limit: Sample.limit("500"), bounds: tight())
    ) -> BudgetPolicy {
        BudgetPolicy(currency: Sample.cad, projects: [Sample.game: project], vault: vault)
    }

    private func found(_ new: BudgetPolicy) -> [String] {
        Loosening.of(new, since: Self.policy())
    }

    private func found(_ agent: AgentBudget) -> [String] {
        found(Self.policy(Self.project(agents: [Sample.worker: agent])))
    }

    private func found(_ bounds: Bounds) -> [String] { found(Self.agent(bounds: bounds)) }

    @Test func `is not looser than itself, nor is one with less of everything`() {
        #expect(found(Self.policy()) == [])
        #expect(
            found(
                Self.agent(
                    limit: Sample.limit("9"), perPayment: "4", maxFee: "1", wallets: [],
                    payees: .listed([]), perSecond: 4, burst: 8, perDay: 99, secrets: [:])) == [])
        #expect(found(Self.policy(Self.project(agents: [:]))) == [])
        #expect(
            found(BudgetPolicy(currency: Sample.cad, projects: [:], vault: Self.policy().vault))
                == [])
        let more = Self.tight(
            limits: [Sample.limit("3", .hour), Sample.limit("1", .week(starts: 0))],
            deny: [Sample.other, Sample.third])
        #expect(found(more) == [])
    }

    @Test func `is looser where an agent may do more`() {
        let looser: [(String, AgentBudget)] = [
            ("limit", Self.agent(limit: Sample.limit("10.000000001"))),
            ("limit", Self.agent(limit: Sample.limit("1", .hour))),
            ("limit", Self.agent(limit: Sample.limit("10", carry: "1"))),
            ("per_payment", Self.agent(perPayment: nil)),
            ("per_payment", Self.agent(perPayment: "6")), ("max_fee", Self.agent(maxFee: "3")),
            ("wallets", Self.agent(wallets: [Sample.main, Sample.test])),
            ("cards", Self.agent(cards: [CardBench.card])),
            ("payees", Self.agent(payees: .any)),
            ("payees", Self.agent(payees: .listed([Sample.payee, Sample.other]))),
            ("requests a second", Self.agent(perSecond: 6)),
            ("requests at once", Self.agent(burst: 10)),
            ("requests a day", Self.agent(perDay: nil)),
            ("duplicates", Self.agent(duplicates: .allow)),
            ("api_keys/one a day", Self.agent(secrets: [Self.path: SecretGrant(access: .reveal)])),
            (
                "api_keys/two",
                Self.agent(secrets: [
                    Sample.must(SecretPath("api_keys/two"), "path"): SecretGrant(access: .use)
                ])
            ),
        ]
        for (what, agent) in looser { #expect(found(agent) == ["agent worker: \(what)"]) }
    }

    @Test func `is looser where a bound goes, or rises`() {
        let looser: [(String, Bounds)] = [
            ("limits", Self.tight(limits: [])),
            ("limits", Self.tight(limits: [Sample.limit("4", .hour)])),
            ("per_asset ETH", Self.tight(perAsset: ["BTC": Sample.limit("4")])),
            ("per_wallet ethereum/main", Self.tight(perWallet: [:])),
            ("per_payee", Self.tight(perPayee: nil)),
            ("new_payees", Self.tight(newPayees: Sample.limit("8"))),
            ("payments", Self.tight(payments: [])),
            ("payments", Self.tight(payments: [CountLimit(count: 9, per: Recurrence(.day))])),
            ("exposure", Self.tight(exposure: nil)), ("hours", Self.tight(hours: nil)),
            ("hours", Self.tight(hours: Hours(from: 3_600, until: 7_201))),
            ("deny", Self.tight(deny: [])), ("max_fees ethereum", Self.tight(maxFees: [:])),
            ("approval", Self.tight(approval: ApprovalRule(above: Sample.money("3"), within: 600))),
            ("approval", Self.tight(approval: ApprovalRule(above: Sample.money("2"), within: 601))),
        ]
        for (what, bounds) in looser { #expect(found(bounds) == ["agent worker: \(what)"]) }
        #expect(found(Self.tight(approval: nil)).count == 2)
    }

    @Test func `is looser where a project or the vault lets more through`() {
        let zone = Sample.zone("America/Toronto")
        let looser: [(String, ProjectBudget)] = [
            ("timezone", Self.project(zone: zone)),
            ("limit", Self.project(limit: Sample.limit("100", carry: "1"))),
            ("what is left beside its pools", Self.project(reserve: "19")),
            ("show_project", Self.project(shows: true)),
            ("who opens the reserve", Self.project(draws: .approval)),
            ("the emergency pool's draw", Self.project(emergencies: true)),
        ]
        for (what, project) in looser {
            #expect(found(Self.policy(project)) == ["project game: \(what)"])
        }
        #expect(found(Self.policy(Self.project(emergency: "11"))) == ["project game: emergency"])
        #expect(found(Self.policy(vault: nil)) == ["the vault's ceiling"])
        #expect(
            found(
                Self.policy(
                    vault: VaultBudget(zone: zone, limit: Sample.limit("500"), bounds: Self.tight())
                ))
                == ["the vault: timezone"])
        #expect(
            found(Self.policy(vault: VaultBudget(zone: .utc, bounds: Self.tight())))
                == ["the vault's limit"])
    }

    @Test func `is looser where somebody comes in`() {
        let both = [Sample.worker: Self.agent(), Sample.helper: Self.agent()]
        #expect(
            found(Self.policy(Self.project(agents: both)))
                == ["agent helper, which is new in project game"])
        let other = Sample.project("other")
        let moved = BudgetPolicy(
            currency: Sample.cad, projects: [other: Self.project()], vault: Self.policy().vault)
        #expect(found(moved) == ["project other, which is new"])
    }

    private static let ton = ChainName("ton")

    @Test func `is looser where an agent makes more wallets, or elsewhere`() {
        let grant = WalletGrant(chains: [Self.ton], perWindow: 2)
        func found(_ new: WalletGrant?, since old: WalletGrant?) -> [String] {
            Loosening.of(
                Self.policy(Self.project(agents: [Sample.worker: Self.agent(creates: new)])),
                since: Self.policy(Self.project(agents: [Sample.worker: Self.agent(creates: old)])))
        }
        #expect(found(grant, since: grant) == [])
        #expect(found(nil, since: grant) == [])
        #expect(found(WalletGrant(chains: [Self.ton], perWindow: 1), since: grant) == [])
        #expect(found(grant, since: nil) == ["agent worker: wallets it makes itself"])
        for (what, new) in [
            (
                "chains it makes wallets on",
                WalletGrant(chains: [Self.ton, ChainName("bitcoin")], perWindow: 2)
            ),
            (
                "chains it makes wallets on",
                WalletGrant(chains: [ChainName("bitcoin")], perWindow: 1)
            ),
            (
                "the network it makes wallets on",
                WalletGrant(chains: [Self.ton], network: .testnet, perWindow: 2)
            ),
            ("wallets it makes a window", WalletGrant(chains: [Self.ton], perWindow: 3)),
        ] { #expect(found(new, since: grant) == ["agent worker: \(what)"]) }
    }

    // Its maker gets it back, though no list of wallets has grown.
    @Test func `is looser where it no longer names a wallet that an agent could have made`() {
        let grant = WalletGrant(chains: [Self.ton], perWindow: 2)
        func policy(_ helpers: Set<WalletName>) -> BudgetPolicy {
            Self.policy(
                Self.project(agents: [
                    Sample.worker: Self.agent(creates: grant),
                    Sample.helper: Self.agent(wallets: helpers),
                ]))
        }
        func freed(_ name: String) -> [String] {
            Loosening.of(policy([]), since: policy([Sample.wallet(name)]))
        }
        for name in ["ton/worker", "ton/worker-2"] {
            #expect(freed(name) == ["agent worker: \(name), which the policy no longer names"])
        }
        for name in ["ton/workers", "ton/helper", "ethereum/worker"] { #expect(freed(name) == []) }
    }

    // A field that nobody compares would be a way around two people's word.
    @Test func `is compared in every field it has`() {
        func fields(_ value: Any) -> [String] {
            Mirror(reflecting: value).children.compactMap(\.label)
        }
        #expect(fields(Self.policy()) == ["currency", "projects", "vault", "control"])
        #expect(fields(VaultBudget(zone: .utc)) == ["zone", "limit", "bounds"])
        #expect(
            fields(Self.project()) == [
                "zone", "limit", "reserve", "emergency", "showProject", "agents", "bounds",
                "drawsReserve", "drawsEmergency",
            ])
        #expect(
            fields(Self.agent()) == [
                "limit", "perPayment", "maxFee", "wallets", "payees", "requests", "bounds",
                "duplicates", "secrets", "cards", "creates",
            ])
        #expect(
            fields(Self.tight()) == [
                "limits", "perAsset", "perWallet", "perPayee", "newPayees", "payments", "exposure",
                "hours", "deny", "maxFees", "approval",
            ])
        #expect(fields(Sample.limit("1")) == ["amount", "per", "carryOver"])
        #expect(fields(AgentBudget.RequestRate.standard) == ["perSecond", "burst", "perDay"])
        #expect(fields(SecretGrant(access: .use)) == ["access", "perDay"])
        #expect(fields(ApprovalRule(above: .zero)) == ["above", "within"])
        #expect(
            fields(WalletGrant(chains: [], perWindow: 1)) == ["chains", "network", "perWindow"])
    }
}
