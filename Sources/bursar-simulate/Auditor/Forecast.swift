/// What the auditor says a decision must be.
struct Forecast {
    /// Ledger time.
    let time: Int64
    var rows: [BudgetRow] = []
    var counts: [RowCount] = []
    /// The rule that refuses.
    var refusal: String?
    /// The rule that asks for an admin, and for how long, seconds.
    var asking: (rule: String, within: Int64)?
    /// The worst case, nano-units.
    var charge: Int64?
    var prices: [PriceTag] = []
    var pools = PoolAnswer()
    /// The rivals it would join, an index.
    var rivals: Int?

    /// An empty forecast at a time.
    init(time: Int64) { self.time = time }

    var isSigned: Bool { refusal == nil && asking == nil && charge != nil }
}
