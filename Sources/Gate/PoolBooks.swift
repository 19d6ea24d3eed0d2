/// What was drawn from a project's pools.
struct PoolBooks: Hashable, Sendable {
    var reserve = Book()
    var emergency = Book()
}
