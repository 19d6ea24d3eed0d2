/// A JSON value as Bursar allows it: no fractions, no exponents, no negative numbers.
public enum JSON: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer of the form `0|[1-9][0-9]*`, at most 2^53 - 1.
    case integer(UInt64)
    /// A string of Unicode scalar values.
    case string(String)
    /// A list.
    case array([JSON])
    /// Members, each key once.
    case object(JSONObject)
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByDictionaryLiteral
{
    /// Makes a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes an integer.
    public init(integerLiteral value: UInt64) { self = .integer(value) }
    /// Makes a list.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes an object; keys are the caller's to keep apart.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(JSONObject(elements))
    }
}
