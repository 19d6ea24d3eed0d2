import Digests
import Terms

/// Which signatures of a log can still land, and what they can cost together.
///
/// Worked out from the entries alone, by the one rule that signatures of which only one can land cost what
/// the dearest of them costs. Memory goes by the payments that are open, not by all there were.
struct Exposures {
    /// Whose budget bears it.
    struct Owner: Hashable {
        let agent: String
        let project: String
        let wallet: String
    }

    /// What one entry moves: out of what is exposed, back into the budget or given up.
    struct Move: Hashable {
        let owner: Owner
        let exposed: Money
        let givenUp: Money
    }

    private struct Payment {
        let group: UInt128
        let charge: Money
    }

    private struct Group {
        let owner: Owner
        var held: Money
        /// The dearest that was written off: it stays spent, whatever becomes of the others.
        var floor: Money = .zero
        var open: [PaymentID]
    }

    private var payments: [PaymentID: Payment] = [:]
    private var groups: [UInt128: Group] = [:]

    /// How many payments can still land.
    var count: Int { payments.count }

    /// A signature was given: by how much more can be lost now.
    ///
    /// - Parameter exclusive: a text that signatures share of which only one can land.
    /// - Returns: nil where the payment is open already.
    mutating func sign(
        _ id: PaymentID, by owner: Owner, exclusive: String, charge: Money
    ) -> Money? {
        guard payments[id] == nil else { return nil }
        let key = Exposures.key(exclusive)
        payments[id] = Payment(group: key, charge: charge)
        guard var group = groups.removeValue(forKey: key) else {
            groups[key] = Group(owner: owner, held: charge, open: [id])
            return charge
        }
        let more = charge.subtracting(group.held)
        group.held = max(group.held, charge)
        group.open.append(id)
        groups[key] = group
        return more
    }

    /// A payment landed, so the others of its group can't; nil where it could not have.
    mutating func settle(_ id: PaymentID) -> Move? {
        guard let payment = payments[id], let group = groups.removeValue(forKey: payment.group)
        else { return nil }
        for other in group.open { payments[other] = nil }
        return Move(owner: group.owner, exposed: group.held, givenUp: .zero)
    }

    /// A payment can never land; nil where it was not open.
    mutating func void(_ id: PaymentID) -> Move? { close(id, writtenOff: false) }

    /// Nobody will learn what became of a payment; nil where it was not open.
    mutating func writeOff(_ id: PaymentID) -> Move? { close(id, writtenOff: true) }

    private mutating func close(_ id: PaymentID, writtenOff: Bool) -> Move? {
        guard let payment = payments.removeValue(forKey: id),
            var group = groups.removeValue(forKey: payment.group)
        else { return nil }
        group.open.removeAll { $0 == id }
        if writtenOff { group.floor = max(group.floor, payment.charge) }
        let dearest = group.open.compactMap { payments[$0]?.charge }.max() ?? .zero
        let left = max(group.floor, dearest)
        guard !group.open.isEmpty else {
            return Move(owner: group.owner, exposed: group.held, givenUp: group.floor)
        }
        let released = group.held.subtracting(left)
        group.held = left
        groups[payment.group] = group
        return Move(owner: group.owner, exposed: released, givenUp: .zero)
    }

    /// Sixteen bytes of a hash: agents choose nothing in it that could make two groups one.
    private static func key(_ text: String) -> UInt128 {
        SHA256.hash(Array(text.utf8)).bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
    }
}
