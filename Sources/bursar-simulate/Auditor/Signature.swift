/// A signed payment, as the auditor lists it.
struct Signature {
    /// Where its life stands.
    enum Standing { case open, settled, dead, writtenOff }

    let payment: String
    let ask: Ask
    let project: Int
    /// Ledger time of its decision.
    let time: Int64
    /// Its worst case, nano-units.
    let charge: Int64
    /// The prices it was worked out with.
    let prices: [PriceTag]
    /// Where its payee was new.
    let newAt: Set<Place>
    /// The set of rivals it belongs to, an index.
    let rivals: Int
    /// What was posted with it: its set's dearest then.
    let posted: Int64
    /// What of that still stood when the next of its rivals took it over; nil while none has.
    var leftBehind: Int64?
    var standing = Standing.open
    /// What it holds by itself with its payee.
    var own: Int64

    var asset: Int { Cast.assetOf[ask.body.wallet] }
    var account: Counted.Payee { Counted.Payee(payee: ask.body.payee, asset: asset) }

    /// Whether it belongs to a place.
    func isAt(_ place: Place) -> Bool {
        switch place {
        case .agent(let index): ask.agent == index
        case .project(let index): project == index
        case .vault: true
        }
    }
}
