import Terms

/// What this process has seen of an agent's old token since there is a newer one.
struct OldTokenUse {
    /// How often it opened the door.
    var count: UInt64 = 0
    /// When it did so last, by ledger time.
    var last: Moment?
}
