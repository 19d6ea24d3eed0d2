/// A number of a request, well-formed or hostile.
enum Figure: Hashable, Sendable {
    /// Decimal text, which the wallet's API writes as it writes numbers.
    case text(String)
    /// Bytes that go into the request as they are: `NaN`, `1e400`, `-1`.
    case literal(String)
}
