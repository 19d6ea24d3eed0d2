public import Terms

/// Why a card was not read, or its number not shown; never any of its digits.
public enum CardError: Error, Hashable, Sendable {
    /// The number has another character than digits, spaces and hyphens, or too few or many digits.
    case number
    /// The number's check digit is wrong.
    case checkDigit
    /// The month is not of the form MM/YY.
    case expiry
    /// The CVV has not the digits that the brand's have.
    case cvv(digits: Int)
    /// A holder is missing, or a text is too long or not plain text without quotes and backslashes.
    case text(String)
    /// The proof does not cover the entry that says it is shown.
    case notDurable(EntryID)
    /// The card's row did not open.
    case sealed(SealError)
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .number: "has a number that is not 12 to 19 digits, or not as many as its brand's have"
        case .checkDigit: "has a number whose check digit is wrong"
        case .expiry: "has no last month of the form MM/YY on its second line"
        case .cvv(let digits): "has a CVV on its third line that is not \(digits) digits, or empty"
        case .text(let what):
            "has no \(what) of 1 to 120 bytes of UTF-8 without quotes, backslashes and controls"
        case .notDurable(let entry): "is not shown: entry \(entry.seq) is not proven durable"
        case .sealed(let error): "has a row that \(error.clause)"
        case .memory(let error): error.clause
        }
    }
}
