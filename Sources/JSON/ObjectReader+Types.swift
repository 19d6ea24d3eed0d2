/// One pair a type: the first throws ``FieldError`` when the field is missing or of another type,
/// the second returns nil when it is missing.
///
/// A `null` is a value of another type, never a missing field.
extension ObjectReader {
    /// Reads a string that must be there.
    public mutating func string(_ key: String) throws(FieldError) -> String {
        try required(try optionalString(key), key)
    }

    /// Reads a string that may be missing.
    public mutating func optionalString(_ key: String) throws(FieldError) -> String? {
        switch optionalValue(key) {
        case nil: nil
        case .string(let text): text
        default: throw error(key, "must be a string")
        }
    }

    /// Reads an integer that must be there; at most 2^53 - 1.
    public mutating func integer(_ key: String) throws(FieldError) -> UInt64 {
        try required(try optionalInteger(key), key)
    }

    /// Reads an integer that may be missing; at most 2^53 - 1.
    public mutating func optionalInteger(_ key: String) throws(FieldError) -> UInt64? {
        switch optionalValue(key) {
        case nil: nil
        case .integer(let value): value
        default: throw error(key, "must be an integer")
        }
    }

    /// Reads a truth value that must be there.
    public mutating func bool(_ key: String) throws(FieldError) -> Bool {
        try required(try optionalBool(key), key)
    }

    /// Reads a truth value that may be missing.
    public mutating func optionalBool(_ key: String) throws(FieldError) -> Bool? {
        switch optionalValue(key) {
        case nil: nil
        case .bool(let value): value
        default: throw error(key, "must be true or false")
        }
    }

    /// Reads a list that must be there.
    public mutating func array(_ key: String) throws(FieldError) -> [JSON] {
        try required(try optionalArray(key), key)
    }

    /// Reads a list that may be missing.
    public mutating func optionalArray(_ key: String) throws(FieldError) -> [JSON]? {
        switch optionalValue(key) {
        case nil: nil
        case .array(let elements): elements
        default: throw error(key, "must be an array")
        }
    }

    /// Starts reading an object that must be there; the caller finishes it as well.
    public mutating func object(_ key: String) throws(FieldError) -> ObjectReader {
        try required(try optionalObject(key), key)
    }

    /// Starts reading an object that may be missing; the caller finishes it as well.
    public mutating func optionalObject(_ key: String) throws(FieldError) -> ObjectReader? {
        switch optionalValue(key) {
        case nil: nil
        case .object(let object): ObjectReader(object, at: path(of: key))
        default: throw error(key, "must be an object")
        }
    }

    private func required<Value>(_ value: Value?, _ key: String) throws(FieldError) -> Value {
        guard let value else { throw error(key, "is missing") }
        return value
    }
}
