/// The kinds of a snapshot's lines, in the order in which they stand.
enum SnapshotKind: String, CaseIterable {
    /// Format, rules, vault, place and clock.
    case head
    case policy
    /// A key that the log was signed with.
    case key
    /// A rate in force, or one that an open payment was charged with.
    case rate
    case wallet
    case agent
    case observer
    /// A project or a wallet that is frozen.
    case frozen
    /// Leave to draw on an emergency pool.
    case grant
    /// A scope that has books, in the order of their places.
    case scope
    /// A limit's frozen window.
    case window
    /// An asset, a wallet and a payee that was ever paid in, from and to, in the order of their numbers.
    case asset
    case source
    case payee
    /// A line of the log of charges, with what stands of it in the books.
    case charge
    /// When an agent had something decided.
    case decided
    /// What an agent had signed of late.
    case recent
    /// A payment that waits for an admin.
    case pending
    /// A payment that may still land.
    case payment
    /// Signatures that cannot both land.
    case group
    /// What became of a payment.
    case past
    /// How many lines stand before this one.
    case end
}
