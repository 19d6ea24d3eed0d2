import Terms

/// All that one scope's books hold, as a copy of it is compared.
struct ScopeBooks: Hashable, Sendable {
    var total = Book()
    var pools = PoolBooks()
    var parts = PartBooks()
    var windows = ScopeWindows()
    var decisions = Instants()
    var recent = RecentPayments()
    var exposed: Money = .zero
    var beyond: Int128 = 0
}
