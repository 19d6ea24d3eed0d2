/// Why bytes are not the transaction that was expected.
enum BitcoinError: Error, Hashable, Sendable {
    /// A length reaches beyond the end.
    case truncated
    /// Bytes follow the end.
    case trailingBytes
    /// A count that is not written the shortest way.
    case longCount
    /// A part that is never written here: which.
    case unexpected(String)

    /// The clause a person reads: lower case, no full stop.
    var clause: String {
        switch self {
        case .truncated: "is shorter than its own lengths say"
        case .trailingBytes: "goes on after its end"
        case .longCount: "has a count that is not written the shortest way"
        case .unexpected(let part): "has \(part)"
        }
    }
}
