import Terms

/// What was redeemed of a card at a time: it counts against the card's exposure for 31 days.
struct ShownAmount: Hashable, Sendable {
    let time: Moment
    let atoms: UInt128
}
