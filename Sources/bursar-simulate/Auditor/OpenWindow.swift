/// A window in use: its bounds stay until its end, whatever policy says meanwhile.
struct OpenWindow: Hashable {
    var start: Int64
    let end: Int64
    /// The length it was opened with.
    let per: Stretch
    /// The zone it was opened in.
    let zone: String
    /// The limit when it was opened.
    let most: Int64
    /// What was carried into it.
    let carried: Int64

    /// Whether it is a window of the row as policy has it now; a rolling one is the same in every zone.
    func isOf(_ row: BudgetRow) -> Bool {
        per == row.plan.per && (per.isRolling || zone == row.zone.name)
    }
}
