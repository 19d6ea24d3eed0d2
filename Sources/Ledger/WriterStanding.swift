/// What has become of the writing, apart from how far it is.
struct WriterStanding: Sendable {
    /// What ended it; every later batch gets `poisoned`.
    var failure: LedgerError?
    /// Whether the disk was full, and the ballast is not there again.
    var isLow: Bool
    /// Whether there was a ballast to give back.
    var hadBallast = false

    init(isLow: Bool) { self.isLow = isLow }
}
