/// Counts what a wallet has signed away, independently of what the wallet says it has.
///
/// A transaction counts when its signed bytes came out, once for each distinct bytes, with the most it can
/// cost: broadcasting is somebody else's act and can't be taken back. Of those that exclude each
/// other the dearest counts.
///
/// Limits have phases, each begun when the wallet acknowledged a change. What was asked before may be decided
/// under either limit; what was asked after it only under the new one.
struct Judge: Sendable {
    private struct Sighting {
        let slot: Slot
        let cost: Money
        let budgets: Set<String>
        let phase: Int
    }

    private var sightings: [[UInt8]: Sighting] = [:]
    private var limits: [[String: Money]] = []

    /// The phase a request that is asked now belongs to.
    var phase: Int { limits.count - 1 }

    /// How many distinct transactions came out.
    var signatures: Int { sightings.count }

    /// Begins a phase with new limits by budget; a budget that is not named keeps its own.
    mutating func begin(_ changed: [String: Money]) {
        limits.append((limits.last ?? [:]).merging(changed) { $1 })
    }

    /// Counts a signed transaction that came out.
    ///
    /// - Parameters:
    ///   - claimed: what the wallet says it charged; counted only where the bytes can't be read.
    ///   - phase: the phase when it was asked for.
    /// - Returns: what is wrong with it, if anything is.
    mutating func see(
        _ bytes: [UInt8], of account: String, at price: Price, claimed: Money?,
        budgets: Set<String>, phase: Int
    ) -> String? {
        // Released again: the same bytes can't land twice.
        guard sightings[bytes] == nil else { return nil }
        guard let transaction = EthereumTransaction(bytes) else {
            // What can't be read is believed to cost what the wallet says, and is too much if it says nothing.
            sightings[bytes] = Sighting(
                slot: .alone(bytes), cost: claimed ?? .most, budgets: budgets, phase: phase)
            return claimed == nil ? "a signature that can't be read has no price" : nil
        }
        let cost = price.worth(wei: transaction.worstCase)
        let slot = Slot.nonce(
            account: account, chain: transaction.chainID, number: transaction.nonce)
        sightings[bytes] = Sighting(slot: slot, cost: cost, budgets: budgets, phase: phase)
        if let claimed, claimed < cost {
            return "charged \(claimed.exact) for what can cost \(cost.exact)"
        }
        return nil
    }

    /// What came out against a budget at worst, of what was asked in phases up to `last`.
    func spent(of budget: String, through last: Int = .max) -> Money {
        var dearest: [Slot: Money] = [:]
        for sighting in sightings.values
        where sighting.phase <= last && sighting.budgets.contains(budget) {
            dearest[sighting.slot] = max(dearest[sighting.slot] ?? .zero, sighting.cost)
        }
        return dearest.values.reduce(.zero, +)
    }

    /// The judgement on each budget, by name.
    var rulings: [Ruling] {
        (limits.last ?? [:]).keys.sorted().map { budget in
            let over = limits.indices.map { excess(of: budget, in: $0) }.max() ?? .zero
            return Ruling(
                budget: budget, limit: limits.last?[budget] ?? .zero, spent: spent(of: budget),
                over: over)
        }
    }

    /// By how much the requests of one phase went over.
    private func excess(of budget: String, in phase: Int) -> Money {
        // What was in flight when the next limit came may have been decided under that one.
        let next = phase + 1 < limits.count ? limits[phase + 1][budget] : nil
        let limit = max(limits[phase][budget] ?? .most, next ?? .zero)
        // A limit that falls below what is spent already takes nothing back: it forbids more.
        let before = phase == 0 ? .zero : spent(of: budget, through: phase - 1)
        return spent(of: budget, through: phase).excess(over: max(limit, before))
    }
}
