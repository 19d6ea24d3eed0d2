/// What can be wrong with a decimal amount in text.
public enum AmountError: Error, Hashable, Sendable {
    /// Not `^(0|[1-9][0-9]{0,29})(\.[0-9]{1,18})?$`.
    case notADecimal
    /// More digits after the point than the asset has.
    case tooManyDecimals(allowed: Int)
    /// Above what the type can hold.
    case tooLarge

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .notADecimal:
            "is not a decimal of the form 12 or 12.5 (no sign, exponent or leading zero)"
        case .tooManyDecimals(let allowed): "has more than \(allowed) digits after the point"
        case .tooLarge: "is too large"
        }
    }
}
