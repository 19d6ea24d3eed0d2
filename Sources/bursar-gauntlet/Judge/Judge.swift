/// Counts what a wallet has signed away, independently of what the wallet says it has.
///
/// A transaction counts when its signed bytes came out, once for each distinct bytes, with the most it can
/// cost: broadcasting is somebody else's act and can't be taken back. Of those that exclude each
/// other the dearest counts.
///
/// A limit changes at some moment between an owner's order and its acknowledgement, and a decision falls between
/// the question and the answer. So moments are counted: one begins with each order, one with each
/// acknowledgement, and a signature could be decided under any limit of the moments it took.
struct Judge: Sendable {
    private struct Sighting {
        let slot: Slot
        let cost: Money
        let budgets: Set<String>
        /// The moments between which it was decided.
        let asked: Int
        let answered: Int
    }

    private var sightings: [[UInt8]: Sighting] = [:]
    /// The most that may be in force, by moment and budget; before the first order nothing may be spent.
    private var limits: [[String: Money]] = [[:]]
    private var ordered: [String: Money] = [:]

    /// The moment it is now.
    var moment: Int { limits.count - 1 }

    /// How many distinct transactions came out.
    var signatures: Int { sightings.count }

    /// The owner orders new limits by budget; a budget that is not named keeps its own.
    mutating func order(_ changed: [String: Money]) {
        limits.append(ordered.merging(changed, uniquingKeysWith: max))
        ordered.merge(changed) { $1 }
    }

    /// The wallet says that what was ordered is in force.
    mutating func acknowledge() { limits.append(ordered) }

    /// Counts a signed transaction that came out.
    ///
    /// - Parameters:
    ///   - claimed: what the wallet says it charged; counted only where the bytes can't be read.
    ///   - asked: the moment when it was first asked for.
    /// - Returns: what is wrong with it, if anything is.
    mutating func see(
        _ bytes: [UInt8], of account: String, at price: Price, claimed: Money?,
        budgets: Set<String>, asked: Int
    ) -> String? {
        // Released again: the same bytes can't land twice.
        guard sightings[bytes] == nil else { return nil }
        func note(_ slot: Slot, _ cost: Money) {
            sightings[bytes] = Sighting(
                slot: slot, cost: cost, budgets: budgets, asked: asked, answered: moment)
        }
        guard let transaction = EthereumTransaction(bytes) else {
            // What can't be read is believed to cost what the wallet says, and is too much if it says nothing.
            note(.alone(bytes), claimed ?? .most)
            return claimed == nil ? "a signature that can't be read has no price" : nil
        }
        let cost = price.worth(wei: transaction.worstCase)
        note(
            .nonce(account: account, chain: transaction.chainID, number: transaction.nonce), cost)
        if let claimed, claimed < cost {
            return "charged \(claimed.exact) for what can cost \(cost.exact)"
        }
        return nil
    }

    /// What came out against a budget at worst.
    func spent(of budget: String) -> Money {
        Judge.sum(sightings.values.filter { $0.budgets.contains(budget) })
    }

    /// The judgement on each budget, by name.
    var rulings: [Ruling] {
        ordered.keys.sorted().map { budget in
            Ruling(
                budget: budget, limit: ordered[budget] ?? .zero, spent: spent(of: budget),
                over: excess(of: budget))
        }
    }

    /// By how much a limit was broken at the worst moment.
    ///
    /// Of any signatures one was decided last, when all the others were counted already, and no earlier than
    /// each of them was asked: together they must be within a limit that was in force from then on. This is
    /// looked at for all that were asked until one moment and answered until another.
    private func excess(of budget: String) -> Money {
        let mine = sightings.values.filter { $0.budgets.contains(budget) }
        var worst = Money.zero
        for asked in Set(mine.map(\.asked)) {
            let known = mine.filter { $0.asked <= asked }
            for answered in Set(known.map(\.answered)) where answered >= asked {
                let group = known.filter { $0.answered <= answered }
                let limit = limits[asked...answered].map { $0[budget] ?? .zero }.max() ?? .zero
                // A limit that falls below what is spent takes nothing back: it forbids more.
                let before = Judge.sum(group.filter { $0.asked < asked })
                worst = max(worst, Judge.sum(group).excess(over: max(limit, before)))
            }
        }
        return worst
    }

    private static func sum(_ sightings: [Sighting]) -> Money {
        var dearest: [Slot: Money] = [:]
        for sighting in sightings {
            dearest[sighting.slot] = max(dearest[sighting.slot] ?? .zero, sighting.cost)
        }
        return dearest.values.reduce(.zero, +)
    }
}
