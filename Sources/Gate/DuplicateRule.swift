/// When a payment under a new key is held to be one that was made already.
public enum DuplicateRule: Hashable, Sendable {
    /// When its request is byte for byte the same, within ``standardSpan``.
    case sameRequest
    /// When payee, asset and amount are the same, within so many seconds.
    case samePayment(within: Int64)
    /// Never.
    case allow

    /// How long ``sameRequest`` looks back, in seconds: ten minutes.
    public static let standardSpan: Int64 = 600
    /// How far ``samePayment(within:)`` may look back, in seconds: a minute to a day.
    public static let spans: ClosedRange<Int64> = 60...86_400
}
