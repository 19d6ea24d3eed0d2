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
    /// The payments that can still land.
    var open: [PaymentID]
    /// The dearest charge among those that were written off: it stays, whatever becomes of the others.
    var floor: Money = .zero
}
