import Gate
import JSON
import Terms

/// What replaying a log came to: counts, budgets as they were left, and what landed above its charge.
struct ReplayReport {
    /// Overruns that are named one by one; more are only counted, so that memory stays bounded.
    private static let named = 100

    private var entries: UInt64 = 0
    private var signed: UInt64 = 0
    private var refused: UInt64 = 0
    private var pending: UInt64 = 0
    private var compared: UInt64 = 0
    private var overrunCount: UInt64 = 0
    private var overruns: [(seq: UInt64, AuditedEntry.Overrun)] = []
    private var budgets: [BudgetKey: CountedWindow] = [:]

    /// One of a scope's limits on all that it spends, by its place among them.
    private struct BudgetKey: Hashable, Comparable {
        let scope: String
        let rank: Int

        static func < (left: BudgetKey, right: BudgetKey) -> Bool {
            (left.scope, left.rank) < (right.scope, right.rank)
        }
    }

    mutating func add(_ entry: AuditedEntry, seq: UInt64) {
        entries += 1
        compared += UInt64(entry.counted.count)
        if let overrun = entry.overrun {
            overrunCount += 1
            if overruns.count < ReplayReport.named { overruns.append((seq, overrun)) }
        }
        switch entry.outcome {
        case .signed: signed += 1
        case .refused: refused += 1
        case .pending: pending += 1
        default: return
        }
        guard entry.outcome == .signed else { return }
        var ranks: [String: Int] = [:]
        for window in entry.counted where window.isWhole {
            let scope = window.posting.scope.text
            let rank = ranks[scope, default: 0]
            ranks[scope] = rank + 1
            budgets[BudgetKey(scope: scope, rank: rank)] = window
        }
    }

    private var decisions: UInt64 { signed + refused + pending }

    /// What is added to the verdict's document.
    var members: [(String, JSON)] {
        [
            ("replayed", .integer(entries)), ("decisions", .integer(decisions)),
            ("signed", .integer(signed)), ("refused", .integer(refused)),
            ("pending", .integer(pending)), ("windows_compared", .integer(compared)),
            ("overrun_count", .integer(overrunCount)),
            ("overruns", .array(overruns.map(ReplayReport.json))),
            (
                "budgets",
                .array(budgets.sorted { $0.key < $1.key }.map { ReplayReport.json($0.value) })
            ),
        ]
    }

    private static func json(_ overrun: (seq: UInt64, AuditedEntry.Overrun)) -> JSON {
        [
            "entry": .integer(overrun.seq), "payment": .string(overrun.1.payment.text),
            "above_charge": .string(overrun.1.amount.decimal),
        ]
    }

    private static func json(_ window: CountedWindow) -> JSON {
        let posting = window.posting
        return [
            "scope": .string(posting.scope.text), "per": .string(window.span.word),
            "start": .string(Timestamp.precise(posting.window.start)),
            "end": .string(Timestamp.precise(posting.window.end)),
            "limit": .string(posting.limit.decimal), "committed": .string(posting.after.decimal),
        ]
    }

    /// What is added to the verdict for people.
    var lines: [String] {
        var lines = [
            "\(decisions) decisions came out the same: \(signed) signed, \(refused) refused, "
                + "\(pending) held for an approval",
            "no payment was signed above a limit: \(compared) amounts compared",
        ]
        if overrunCount > 0 {
            lines.append("\(overrunCount) landed above their charge, by evidence:")
            lines += overruns.map { seq, overrun in
                "  entry \(seq): payment \(overrun.payment.text), \(overrun.amount.decimal) above"
            }
            if overrunCount > overruns.count { lines.append("  and more, not named here") }
        }
        if !budgets.isEmpty { lines.append("budgets as their last signed payments left them:") }
        for (_, window) in budgets.sorted(by: { $0.key < $1.key }) {
            let posting = window.posting
            lines.append(
                "  \(posting.scope.text): \(posting.after.decimal) of \(posting.limit.decimal) a "
                    + "\(window.span.word), until \(Timestamp.seconds(posting.window.end))")
        }
        return lines
    }
}
