/// ObjectReader takes an object's members one by one, each with its type, and lets none go unread.
///
///     var intent = try ObjectReader(json, at: "intent")
///     let payee = try intent.string("to")
///     try intent.finish()
public struct ObjectReader: Sendable {
    /// The object that is read.
    public let source: JSONObject
    /// Where it stands in its document; empty for the document itself.
    public let path: String
    private var taken: [Bool]

    /// Starts reading `json`, which stands at `path`.
    ///
    /// Throws ``FieldError`` when it is no object.
    public init(_ json: JSON, at path: String = "") throws(FieldError) {
        guard case .object(let object) = json else {
            throw FieldError(path: path, clause: "must be an object")
        }
        self.init(object, at: path)
    }

    /// Starts reading `object`, which stands at `path`.
    public init(_ object: JSONObject, at path: String = "") {
        source = object
        self.path = path
        taken = Array(repeating: false, count: object.members.count)
    }

    /// Ends the reading: throws ``FieldError`` for the first field that was never asked for.
    ///
    /// A misspelt field would otherwise be a bound that silently does not hold.
    public func finish() throws(FieldError) {
        guard let index = taken.firstIndex(of: false) else { return }
        let key = source.members[index].key
        // A key is the sender's text: what is not plainly a name is not repeated.
        let isName = (1...64).contains(key.utf8.count) && key.utf8.allSatisfy(ObjectReader.isWord)
        guard isName else {
            throw FieldError(path: path, clause: "has a field whose name is not [A-Za-z0-9_]{1,64}")
        }
        throw error(key, "is not a known field")
    }

    /// The error that says `clause` of the field `key`, for checks beyond the type.
    public func error(_ key: String, _ clause: String) -> FieldError {
        FieldError(path: path(of: key), clause: clause)
    }

    /// The path of the field `key`: `intent.to`.
    public func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The field's value whatever its type, or nil when there is none.
    public mutating func optionalValue(_ key: String) -> JSON? {
        // Equal length too: Swift holds the Kelvin sign equal to K, and they are not one field.
        let count = key.utf8.count
        for index in source.members.indices
        where source.members[index].key.utf8.count == count && source.members[index].key == key {
            taken[index] = true
            return source.members[index].value
        }
        return nil
    }

    /// The field's value whatever its type; throws ``FieldError`` when it is missing.
    public mutating func value(_ key: String) throws(FieldError) -> JSON {
        guard let value = optionalValue(key) else { throw error(key, "is missing") }
        return value
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
