/// The kinds of a snapshot's lines, in the order in which they stand.
enum SnapshotKind: String, CaseIterable {
    /// Format, rules, vault, place and clock.
    case head
    case policy
    /// The policy that was in force when an older copy of the vault was put back.
    case before
    /// A key that the log was signed with.
    case key
    /// A rate in force, or one that an open payment was charged with.
    case rate
    case slot
    /// What pins the row of a slot, be it removed.
    case pin
    /// A class's keyring that was ever rotated.
    case keyring
    case wallet
    case agent
    case observer
    /// A project or a wallet that is frozen.
    case frozen
    /// Leave to draw on an emergency pool.
    case grant
    /// A wallet that an agent made, and the window that its last one was counted in.
    case made
    case making
    /// A secret with its versions, a path that entries have named, and how often one was shown.
    case secret
    case path
    case use
    /// A card, a purchase that its number was shown for, and what was shown of it when.
    case card
    case redeemed
    case shown
    /// A change that waits for approvers.
    case order
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
    /// When a scope first paid somebody, where the charge is forgotten.
    case first
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
    /// What became of a payment that was signed, or waited, in the order of their ends.
    case ended
    /// How many lines stand before this one.
    case end
}
