import Chains
import Gate
import JSON
import Policy
import Terms

/// A small world to be searched to its end: who may ask for what, what else may happen, and when.
struct Scenario {
    let name: String
    let asks: [Ask]
    let charters: [Charter]
    /// Prices of one unit in CAD.
    let prices: [String]
    /// Clocks in order; time passes from one to the next.
    let clocks: [ClockReading]
    /// Which clocks an honest machine would not show: they wait for an admin's word.
    let jumps: Set<Int>
    let moves: [Move]
    /// Those among them that are never to be taken.
    let never: [Move]
    /// The most entries after those that set the vault up.
    var entries: Int
    /// The policies and rates as events, made once.
    let policies: [Event]
    let rates: [Event]

    /// From one clock to the next, seconds: more than a day, so that what lasts one is over.
    static let step: Int64 = 90_000

    /// A scenario on Monday at ten and, where `days` is 2, on Tuesday at eleven.
    init(
        _ name: String, _ asks: [Ask], _ charters: [Charter], prices: [String] = ["1"],
        days: Int = 2, jumps: Bool = false, entries: Int, _ moves: [Move], never: [Move] = []
    ) {
        self.name = name
        self.asks = asks
        self.charters = charters
        self.prices = prices
        self.entries = entries
        self.jumps = jumps ? [1] : []
        self.moves = asks.indices.map { .ask($0) } + moves + never
        self.never = never
        clocks = (0..<Int64(days)).map { day in
            // A clock that jumped is a day ahead of what the boot clock counted.
            ClockReading(
                wall: Sample.monday.adding(seconds: day * Scenario.step), bootID: "boot",
                bootNanoseconds: (1_000 + day * (jumps ? 60 : Scenario.step)) * Moment.second)
        }
        policies = charters.map {
            .policyApplied($0.policy(wallets: [Sample.main, Coins.bitcoin]))
        }
        rates = prices.map {
            .rateSet(
                asset: asks[0].proposal.value.asset.id, price: Sample.wei($0), currency: Sample.cad,
                maxAge: 31_622_400, haircut: 0, isForced: true)
        }
    }

    /// The clock's second since 1970.
    func second(_ turn: Int) -> Int64 { clocks[turn].wall.seconds }

    /// From a turn's instant to the next one's.
    func segment(_ turn: Int) -> Window {
        Window(
            start: clocks[turn].wall,
            end: turn + 1 < clocks.count
                ? clocks[turn + 1].wall : clocks[turn].wall.adding(seconds: 40_000))
    }

    /// Whether two payments can't both land.
    func excludes(_ one: Int, _ other: Int) -> Bool {
        asks[one].uses.contains { asks[other].uses.contains($0) }
    }

    /// A vault that stands ready for it, and the entries that set it up.
    func opened() throws -> (Gate, [[UInt8]]) {
        var till = try Till.empty()
        try till.record(.walletCreated(Sample.facts(), sealed: .null))
        try till.record(.walletCreated(Coins.bitcoinFacts, sealed: .null))
        for agent in [Sample.worker, Sample.helper] {
            try till.record(.agentAdded(agent, project: Sample.game, uid: 1_000))
        }
        try till.record(policies[0])
        try till.record(rates[0])
        try till.start()
        return (till.gate, till.entries)
    }
}
