public import Terms

/// What became of payments that were signed, or waited, in the order in which they came to their ends.
///
/// As long after its end as anything looks back, a payment is forgotten. There can be hundreds of thousands: each is
/// held once, and found by a number of four bytes in place of a copy of its id.
public struct EndedPayments: Hashable, Sendable {
    /// When a payment came to its end.
    struct Ending: Hashable, Sendable {
        let payment: PaymentID
        /// The time of the entry that ended it.
        let time: Moment
    }

    private(set) var endings: [Ending] = []
    /// The ends themselves, in the same order; apart from the others, since a byte among words takes eight.
    private var statuses: [PaymentStatus] = []
    /// The numbers of the endings, counted from 1, each at the hash of its id or as near behind as there was room; a
    /// power of two of places, at most two thirds in use, and 0 in the others.
    private var places: [UInt32] = Array(repeating: 0, count: 64)

    /// None at all.
    init() {}

    /// How many there are.
    public var count: Int { endings.count }

    /// Whether there are none.
    public var isEmpty: Bool { endings.isEmpty }

    /// What became of a payment; nil where it came to no end, or is forgotten.
    public subscript(payment: PaymentID) -> PaymentStatus? {
        let number = places[slot(of: payment)]
        return number == 0 ? nil : statuses[Int(number) - 1]
    }

    /// Those that ended after so many others, in their order.
    public func after(_ count: Int) -> [PaymentID] { endings.dropFirst(count).map(\.payment) }

    /// Those that are meant, in their order.
    public func payments(where isMeant: (PaymentID, PaymentStatus) -> Bool) -> [PaymentID] {
        endings.indices.compactMap { index in
            let payment = endings[index].payment
            return isMeant(payment, statuses[index]) ? payment : nil
        }
    }

    /// Each with its end, in their order.
    var all: some Sequence<(Ending, PaymentStatus)> { zip(endings, statuses) }

    /// Adds the end that a payment came to; false, and nothing is changed, where it came to one before.
    @discardableResult
    mutating func add(_ payment: PaymentID, _ status: PaymentStatus, at time: Moment) -> Bool {
        let slot = slot(of: payment)
        guard places[slot] == 0 else { return false }
        endings.append(Ending(payment: payment, time: time))
        statuses.append(status)
        places[slot] = UInt32(endings.count)
        if endings.count > places.count / 3 * 2 { find(among: places.count * 2) }
        return true
    }

    /// Lets go of those that ended before `horizon`.
    mutating func forget(before horizon: Moment) {
        let over = endings.countRising(before: horizon) { $0.time }
        guard over > 0 else { return }
        endings.removeFirst(over)
        statuses.removeFirst(over)
        var size = 64
        while size / 3 * 2 < endings.count { size *= 2 }
        find(among: size)
    }

    /// Equal where the same payments came to the same ends.
    public static func == (left: EndedPayments, right: EndedPayments) -> Bool {
        left.endings == right.endings && left.statuses == right.statuses
    }

    /// Hashes how many there are.
    public func hash(into hasher: inout Hasher) { hasher.combine(count) }

    /// Where the payment's number is, or would be.
    private func slot(of payment: PaymentID) -> Int {
        // Seeded anew in each process: no log can be written so that its ids fall on one another.
        var slot = payment.hashValue & (places.count - 1)
        while places[slot] != 0, endings[Int(places[slot]) - 1].payment != payment {
            slot = (slot + 1) & (places.count - 1)
        }
        return slot
    }

    private mutating func find(among size: Int) {
        places = Array(repeating: 0, count: size)
        for (index, ending) in endings.enumerated() {
            places[slot(of: ending.payment)] = UInt32(index) + 1
        }
    }
}
