/// A fault that a run plants in the daemon, to show that the auditor would find it.
///
/// Each is done behind the auditor's back: it is told what should have happened.
enum Fault: String, CaseIterable, Sendable {
    /// Every limit is one billionth higher.
    case overspendsByOne = "overspends-by-one"
    /// Every limit is one billionth lower.
    case refusesOneTooMany = "refuses-one-too-many"
    /// Prices are lower by a billionth, as if charges were rounded the wrong way.
    case chargesTooLittle = "charges-too-little"
    /// Replies leave before their entries are durable.
    case repliesBeforeDurable = "replies-before-durable"
    /// A restart leaves out the last durable entry.
    case forgetsAnEntry = "forgets-an-entry"
    /// A restart leaves out all that keys were answered.
    case forgetsKeys = "forgets-keys"
    /// Two neighbouring nonces are taken for one, as if they couldn't both land.
    case netsWhatLandsTwice = "nets-what-lands-twice"
    /// A payment that has not landed within an hour is given back.
    case voidsOnTimeout = "voids-on-timeout"
    /// An admin says of what landed that something else took its nonce: the one lie that no rule can see.
    case voidsWhatLanded = "voids-what-landed"
    /// What is given back is given to the newest payment, whatever window its own was in.
    case refundsElsewhere = "refunds-elsewhere"
    /// Freezes that come after a decision don't hold back its signature.
    case ignoresFreezes = "ignores-freezes"
    /// Clock jumps are acknowledged by nobody.
    case trustsClocks = "trusts-clocks"
    /// What waits for an admin is approved by nobody.
    case approvesItself = "approves-itself"
    /// A new policy starts with empty books.
    case emptiesBooksOnPolicy = "empties-books-on-policy"
    /// Ten times of what policy carries over is carried.
    case carriesTooMuch = "carries-too-much"
    /// A repeated payment is taken for one that was confirmed.
    case ignoresDuplicates = "ignores-duplicates"
    /// Prices never age.
    case usesStaleRates = "uses-stale-rates"
}
