/// What has been wrong with a wallet, somewhere, one mistake each.
enum Flaw: String, CaseIterable, Sendable {
    /// Spending is counted in memory.
    case forgetsAtItsEnd
    /// The limit is looked at first, and the charge made later.
    case looksBeforeItCounts
    /// A charge is taken back when nobody took the reply.
    case freesWhatWasNotAnswered
    /// A known key is signed again, whatever it says now.
    case signsKnownKeys
    /// What is asked under a new key for the same payee is thought of as the old payment.
    case chargesAPayeeOnce
    /// A price is believed for ever.
    case believesOldPrices
    /// Each asset has the budget for itself, and what has no price is free.
    case countsAssetsApart
    /// The machine's clock says which day's budget it is.
    case believesTheClock
    /// What is in the files is all that happened.
    case believesItsFiles
    /// A copy that its owner vouches for has a budget as new.
    case believesItsOwner
    /// A payment that is said to have failed costs nothing.
    case believesTheAgent
    /// The limit is read once.
    case keepsTheFirstLimit
    /// A change of policy begins to count anew.
    case countsAnewAfterAChange
    /// Amounts are floating point, of any sign.
    case countsInFloats
    /// Nothing keeps a second one off the same files.
    case letsTwoServe

    /// The attack that is to find it.
    var attack: String {
        switch self {
        case .forgetsAtItsEnd: "restart"
        case .looksBeforeItCounts: "parallel-clients"
        case .freesWhatWasNotAnswered: "lost-replies"
        case .signsKnownKeys: "same-key"
        case .chargesAPayeeOnce: "new-keys"
        case .believesOldPrices: "stale-rates"
        case .countsAssetsApart: "other-assets"
        case .believesTheClock: "clock-forward"
        case .believesItsFiles, .believesItsOwner: "old-backup"
        case .believesTheAgent: "refund-wash"
        case .keepsTheFirstLimit: "limit-changed"
        case .countsAnewAfterAChange: "policy-changed"
        case .countsInFloats: "hostile-amounts"
        case .letsTwoServe: "two-daemons"
        }
    }
}
