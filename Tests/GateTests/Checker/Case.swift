/// What a judge has heard of one payment, from entries alone; amounts in nano-units.
struct Case: Hashable {
    enum Standing: Hashable {
        case unasked, waiting, approved, denied, expired, refused, signed, settled, voided
        case writtenOff
    }

    var standing = Standing.unasked
    /// Its own worst case.
    var charge: Int64 = 0
    /// When it was signed, or first asked for while it waits.
    var turn = 0
    /// Until when it may wait, seconds since 1970.
    var until: Int64 = 0
    /// The first payment of those it cannot land together with.
    var group = 0
    /// Whether it is the last of them that was signed: there the group's charge stands.
    var isLast = false
    /// What the group drew of the pools when this one was signed.
    var draws = [Int64](repeating: 0, count: 3)
    /// Where it was settled: what of the cost the group bore, what more it was, and when that was seen.
    var kept: Int64 = 0
    var overrun: Int64 = 0
    var seen = 0
    /// The rate it was charged with.
    var price = 0
    /// What its payee was paid at most, and what more that turned out to be.
    var paid: Int64 = 0
    var paidMore: Int64 = 0

    /// Whether its signature exists and nothing has been said of it.
    var isOpen: Bool { standing == .signed }
    /// Whether it was signed, whatever became of it.
    var wasSigned: Bool {
        switch standing {
        case .signed, .settled, .voided, .writtenOff: true
        case .unasked, .waiting, .approved, .denied, .expired, .refused: false
        }
    }
    /// Whether its key is bound to a no for ever.
    var isOver: Bool { standing == .denied || standing == .expired || standing == .refused }
}
