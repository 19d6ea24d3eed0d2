/// What many charges have in common: whose they are, from what, and what part of a payment.
///
/// Each line of the ``ChargeLog`` has the number of its kind in place of all this: there can be a million lines, and
/// there are few kinds.
struct ChargeKind: Hashable, Sendable {
    /// What was posted.
    enum Part: Hashable, Sendable {
        /// A signature's worst case.
        case payment
        /// What a group cost above what it held; no payee's.
        case overrun
        /// What a payment cost above its own worst case; its payee's alone.
        case ownOverrun
    }

    /// Where the books of its agent lie.
    let agent: UInt32
    /// Where the books of its project lie.
    let project: UInt32
    /// The asset the payee gets, by its number.
    let asset: UInt32
    /// The wallet it leaves from, by its number.
    let wallet: UInt32
    let part: Part

    /// Whether it is of the scope whose books lie at `place`.
    func isOf(_ place: Int) -> Bool {
        place == Books.vault || Int(agent) == place || Int(project) == place
    }
}
