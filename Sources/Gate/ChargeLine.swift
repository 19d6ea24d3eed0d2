import Terms

/// One line of the ``ChargeLog``.
struct ChargeLine: Hashable, Sendable {
    /// What was posted.
    enum Part: Hashable, Sendable {
        /// A signature's worst case.
        case payment
        /// What a group cost above what it held; no payee's.
        case overrun
        /// What a payment cost above its own worst case; its payee's alone.
        case ownOverrun
    }

    /// When it was posted, ledger time.
    let time: Moment
    /// What was posted by itself, before anything was given back.
    let charged: Money
    /// What of it still stands with its payee.
    var own: Money
    /// Where the books of its agent lie.
    let agent: UInt32
    /// Where the books of its project lie.
    let project: UInt32
    let tag: ChargeTag
    let part: Part
}
