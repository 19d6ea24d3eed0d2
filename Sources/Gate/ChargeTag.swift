/// What one payment was for, in the numbers of the ``ChargeLog``.
struct ChargeTag: Hashable, Sendable {
    /// The asset the payee gets.
    let asset: UInt32
    /// The wallet it leaves from.
    let wallet: UInt32
    /// The account it goes to.
    let payee: UInt32
}
