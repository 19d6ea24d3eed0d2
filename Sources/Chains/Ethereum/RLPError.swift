/// Why bytes are not the canonical RLP of anything.
public enum RLPError: Error, Hashable, Sendable {
    /// A length reaches beyond the end.
    case truncated
    /// Bytes follow the item.
    case trailingBytes
    /// A single byte below 0x80 has a header, which it must not.
    case needlessHeader
    /// A length that fits a shorter form, or has leading zeros.
    case longLength
    /// Lists nested deeper than ``RLPReader/maximumDepth``.
    case tooDeep

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .truncated: "is shorter than its own lengths say"
        case .trailingBytes: "goes on after its end"
        case .needlessHeader: "has a header before a byte that needs none"
        case .longLength: "has a length that is not written the shortest way"
        case .tooDeep: "nests lists deeper than \(RLPReader.maximumDepth)"
        }
    }
}
