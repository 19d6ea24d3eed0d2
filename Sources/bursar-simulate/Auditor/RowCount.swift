/// How one row stands at a decision, nano-units.
struct RowCount {
    /// The window's bounds.
    let start: Int64
    let end: Int64
    /// The most, what was carried over included.
    let most: Int64
    /// What of it was carried over.
    let carried: Int64
    /// Committed before.
    let before: Int64
    /// Committed with the payment; the same as before where it charges nothing.
    var after: Int64

    /// What is left, never below nothing.
    var left: Int64 { max(0, most - after) }

    func contains(_ time: Int64) -> Bool { start <= time && time < end }
}
