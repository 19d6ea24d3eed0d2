/// Why a word of the command line is not what its place asks for.
enum TextError: Error, Hashable, CustomStringConvertible {
    /// Not a whole number and a unit.
    case notADuration
    /// Longer than anything may last.
    case durationOutOfBounds(limit: String)
    /// Not a percentage of up to two decimals.
    case notAHaircut
    /// Above half.
    case haircutTooLarge
    /// Not of the form its place asks for.
    case notAName(form: String)
    /// Not a tag, or one of too many.
    case notATag
    /// Not a payment's id.
    case notAPayment
    /// Not 64 hex digits.
    case notHex32
    /// Not a decimal as API.md has it.
    case notAnAmount(clause: String)
    /// A payment of nothing.
    case zeroAmount
    /// Not a number that a descriptor can have.
    case notADescriptor
    /// Neither a time, a date nor a duration.
    case notATime
    /// More bytes than its place takes.
    case tooLong(limit: Int)

    /// The clause a person reads; ArgumentParser prints it after the value and the option.
    var description: String {
        switch self {
        case .notADuration: "is not a duration like 30s, 5m, 24h or 7d"
        case .durationOutOfBounds(let limit): "is not between 1s and \(limit)"
        case .notAHaircut: "is not a percentage like 2% or 0.25%"
        case .haircutTooLarge: "is above 50%"
        case .notAName(let form): "is not of the form \(form)"
        case .notATag: "is not name=value: a-z 0-9 _ - before the =, no comma behind it"
        case .notAPayment: "is not a payment's id, 26 capital letters and digits"
        case .notHex32: "is not 64 hex digits"
        case .notAnAmount(let clause): clause
        case .zeroAmount: "must be above zero"
        case .notADescriptor: "is not a descriptor between 0 and 1048575"
        case .notATime: "is not a time like 2026-11-23T05:00:00Z, 2026-11-23 or 24h (ago)"
        case .tooLong(let limit): "is longer than \(limit) bytes"
        }
    }
}
