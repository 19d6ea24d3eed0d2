/// What a project's pools say to one payment.
struct PoolAnswer {
    /// What it would draw from each.
    var draws = PoolDraws()
    /// Whether they bear all of it.
    var suffices = false
    /// Whether it takes of the reserve itself, or more than was approved for its rivals.
    var needsApproval = false
    /// What of the grant it uses up, nano-units.
    var granted: Int64 = 0
}
