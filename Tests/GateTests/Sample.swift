import Gate
import Policy
import Terms

@testable import Chains

/// Names, wallets, policies and payments that the tests share.
enum Sample {
    static let worker = agent("worker")
    static let helper = agent("helper")
    static let game = project("game")
    static let main = wallet("ethereum/main")
    static let test = wallet("ethereum/test")
    static let cad = currency("CAD")
    static let ether = asset(.mainnet)
    /// Monday, 2026-11-23, 10:00 UTC.
    static let monday = moment("2026-11-23T10:00:00Z")
    /// The accounts of the private keys 1 and 2, whose addresses everyone knows.
    static let payer = account("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")
    static let payee = account("0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF")

    static func must<Value>(_ value: Value?, _ what: String) -> Value {
        guard let value else { preconditionFailure("a test's own value is wrong: \(what)") }
        return value
    }

    static func agent(_ text: String) -> AgentName { must(AgentName(text), text) }
    static func project(_ text: String) -> ProjectName { must(ProjectName(text), text) }
    static func wallet(_ text: String) -> WalletName { must(WalletName(text), text) }
    static func currency(_ text: String) -> Currency { must(Currency(text), text) }
    static func moment(_ text: String) -> Moment { must(Timestamp.parse(text), text) }
    static func money(_ text: String) -> Money { must(try? Money(decimal: text), text) }
    static func nanos(_ count: Int64) -> Money { must(Money(nanos: count), "\(count)") }
    static func zone(_ name: String) -> ZoneRules { must(ZoneDatabase.rules(for: name), name) }

    /// Ether's atoms.
    static func wei(_ text: String) -> UInt128 {
        must(try? DecimalText.parse(text, decimals: 18), text)
    }

    static func account(_ text: String, _ network: Network = .mainnet) -> Account {
        must((try? Chains.accounts(reading: text))?.first { $0.network == network }, text)
    }

    static func asset(_ network: Network) -> Asset {
        must(Ethereum.assets(network: network).first, "ether")
    }

    /// The wallet of the private key 1.
    static func facts() -> WalletFacts { mainFacts }

    private static let mainFacts = facts(main)

    static func facts(_ name: WalletName, _ network: Network = .mainnet) -> WalletFacts {
        let key = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        return WalletFacts(
            name: name, network: network, kind: "eoa", publicKey: must(Hex.decode(key), key),
            account: account(payer.text, network))
    }

    static func budget(
        _ amount: String = "25", per: WindowSpan = .day, perPayment: String? = nil,
        maxFee: String = "5", wallets: Set<WalletName> = [main], payees: AgentBudget.Payees = .any
    ) -> AgentBudget {
        AgentBudget(
            limit: Limit(amount: money(amount), per: per), perPayment: perPayment.map(money),
            maxFee: money(maxFee), wallets: wallets, payees: payees, requests: .standard)
    }

    static func project(
        _ amount: String = "100", per: WindowSpan = .week(starts: 0), zone: ZoneRules = .utc,
        reserve: String = "50", emergency: String = "20", shows: Bool = false,
        agents: [AgentName: AgentBudget] = [worker: budget(), helper: budget()]
    ) -> ProjectBudget {
        ProjectBudget(
            zone: zone, limit: Limit(amount: money(amount), per: per), reserve: money(reserve),
            emergency: money(emergency), showProject: shows, agents: agents)
    }

    static func policy(_ project: ProjectBudget = project()) -> BudgetPolicy {
        BudgetPolicy(currency: cad, projects: [game: project])
    }

    /// A payment as the gate sees it; its bytes mean nothing, so replay would not take it.
    static func proposal(
        _ value: UInt128, fee: UInt128 = 0, to: Account = payee, from: WalletFacts = facts(),
        payload: [UInt8] = [2], nonce: UInt64 = 0
    ) -> Proposal {
        let asset = asset(from.network)
        return Proposal(
            chain: from.name.chain, wallet: from, payload: payload, digests: [], payee: to,
            value: AssetAmount(asset: asset, atoms: value),
            fee: AssetAmount(asset: asset, atoms: fee),
            worstCase: [AssetAmount(asset: asset, atoms: value + fee)],
            exclusivityClass: "ethereum/1/\(from.account.text)/\(nonce)", validUntil: nil)
    }
}
