import Terms

/// Signatures of one class: at most one of them can land, so together they hold the dearest's charge.
///
/// The group stands in the books at the time of its last signature: every window that holds that signature
/// holds the whole charge, however long ago the first was made.
struct SignatureGroup: Hashable, Sendable {
    /// Where the charge stands in the books.
    var time: Moment
    /// What is charged.
    var amount: Money
    /// Where it was drawn from.
    var draws: Draws
    /// The dearest charge among those that were written off: it stays, whatever becomes of the others.
    var floor: Money = .zero
    /// Most groups are of one payment, which then takes no list.
    private var newest: PaymentID?
    private var older: [PaymentID] = []

    /// A group of one.
    init(_ payment: PaymentID, _ amount: Money, _ draws: Draws, at time: Moment) {
        self.time = time
        self.amount = amount
        self.draws = draws
        newest = payment
    }

    /// A group that held `payments` before, in the order they were signed, as a snapshot has it.
    init(
        _ payments: [PaymentID], _ amount: Money, _ draws: Draws, floor: Money, at time: Moment
    ) {
        self.time = time
        self.amount = amount
        self.draws = draws
        self.floor = floor
        newest = payments.last
        older = Array(payments.dropLast())
    }

    /// The payments that can still land, in the order they were signed.
    var open: [PaymentID] { newest.map { older + [$0] } ?? older }

    /// Whether none of them can land any more.
    var isEmpty: Bool { newest == nil }

    /// Takes one more in, which moves what the group holds to `time`.
    mutating func take(_ payment: PaymentID, _ amount: Money, _ draws: Draws, at time: Moment) {
        self.time = time
        self.amount = amount
        self.draws = draws
        if let newest { older.append(newest) }
        newest = payment
    }

    /// Takes one out; nothing happens where it is none of them.
    mutating func leave(_ payment: PaymentID) {
        if newest == payment {
            newest = older.popLast()
        } else {
            older.removeAll { $0 == payment }
        }
    }
}
