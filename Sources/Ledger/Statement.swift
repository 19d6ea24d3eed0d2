/// A prepared statement's number in its connection.
struct Statement {
    let index: Int
}
