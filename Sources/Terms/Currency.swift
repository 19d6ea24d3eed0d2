/// The currency budgets are kept in: three capital letters, ISO 4217.
public struct Currency: Hashable, Sendable {
    /// The code, `CAD`.
    public let code: String

    /// Checks the form; nil when it is not three capital letters.
    public init?(_ code: String) {
        guard code.utf8.count == 3,
            code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        self.code = code
    }
}
