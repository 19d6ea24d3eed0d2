import Chains
import Gate
import JSON
import Terms

/// Hears every decision and event of a scenario's logs, keeps a ``Casebook``, and says what is not so.
struct Judge {
    let scenario: Scenario
    /// The parts of a scope's charges that have books of their own, and which payments belong to each.
    let parts, payees: [(Subject, (Int) -> Bool)]

    init(scenario: Scenario) {
        self.scenario = scenario
        let asks = scenario.asks
        parts =
            Set(asks.map(\.proposal.value.asset.id)).map { id in
                (.asset(id), { asks[$0].proposal.value.asset.id == id })
            }
            + Set(asks.map(\.proposal.wallet.name)).map { name in
                (.wallet(name), { asks[$0].proposal.wallet.name == name })
            }
        payees = Set(asks.map(\.proposal.payee)).map { payee in
            (.payee(payee), { asks[$0].proposal.payee == payee })
        }
    }

    /// What one line of a decision's `windows` says; amounts in nano-units, times in seconds.
    struct Line {
        let scope: String
        let window: Range<Int64>
        let limit, carried, before, after: Int64
    }

    static let scopes: [ScopeName] = [
        .agent(Sample.worker), .agent(Sample.helper), .project(Sample.game), .vault,
    ]

    /// Whether a scope bears what payment `index` costs.
    func bears(_ scope: ScopeName, _ index: Int) -> Bool {
        if case .agent(let name) = scope { return scenario.asks[index].agent == name }
        return true
    }

    /// Whether a turn's ledger time lies in a window.
    func lies(in window: Range<Int64>) -> (Int) -> Bool {
        { window.contains(scenario.second($0)) }
    }

    /// The policy in force.
    func charter(_ book: Casebook) -> Charter { scenario.charters[book.charter] }

    /// What a window has committed in a scope.
    func committed(_ book: Casebook, _ scope: ScopeName, _ window: Range<Int64>) -> Int64 {
        book.committed(at: lies(in: window)) { bears(scope, $0) }
    }

    /// Worst case times rate, rounded up to a nano-unit: the smallest number of them that is enough.
    func charge(_ index: Int, _ price: Int) -> Int64 {
        value(scenario.asks[index].atoms, of: index, price)
    }

    func value(_ atoms: UInt128, of index: Int, _ price: Int) -> Int64 {
        // Prices here have at most nine decimals, so nano-units of a unit are whole.
        let nanos = Sample.money(scenario.prices[price]).nanos
        var unit: UInt128 = 1
        for _ in 0..<scenario.asks[index].proposal.value.asset.decimals { unit *= 10 }
        let product = atoms * UInt128(nanos)
        return Int64(product / unit) + (product % unit == 0 ? 0 : 1)
    }

    func isStopped(_ book: Casebook, _ index: Int) -> Bool {
        let ask = scenario.asks[index]
        return book.stopped.contains(.vault) || book.stopped.contains(.project)
            || book.stopped.contains(.agent(ask.agent))
            || book.stopped.contains(.wallet) && ask.proposal.wallet.name == Sample.main
    }

    /// The lines of an entry that are each scope's first.
    static func lines(_ entry: Entry) -> [Line] {
        guard case .array(let lines)? = entry.body["windows"] else { return [] }
        return lines.compactMap { json in
            guard case .object(let line) = json, line["of"] == nil,
                case .string(let scope)? = line["scope"],
                let start = moment(line["start"]), let end = moment(line["end"]),
                let limit = nanos(line["limit"]), let before = nanos(line["before"]),
                let after = nanos(line["after"])
            else { return nil }
            return Line(
                scope: scope, window: start.seconds..<end.seconds, limit: limit,
                carried: nanos(line["carried"]) ?? 0, before: before, after: after)
        }
    }

    private static func moment(_ json: JSON?) -> Moment? {
        guard case .string(let text)? = json else { return nil }
        return Timestamp.parse(text)
    }

    static func nanos(_ json: JSON?) -> Int64? {
        guard case .string(let text)? = json else { return nil }
        return (try? Money(decimal: text))?.nanos
    }
}
