/// Why bytes are not a JSON document that Bursar reads, and where that shows.
///
/// Nothing of the input is echoed: what a caller sent by mistake may be a secret.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The input ends inside a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte
        /// The input starts with a byte order mark.
        case byteOrderMark
        /// Something other than white space follows the value.
        case trailingBytes
        /// A byte below 0x20 inside a string.
        case controlCharacter
        /// A backslash before something RFC 8259 gives no meaning.
        case unknownEscape
        /// A `\u` escape of half a surrogate pair.
        case loneSurrogate
        /// A string is not UTF-8.
        case invalidUTF8
        /// A sign, a fraction, an exponent or a leading zero.
        case notAnInteger
        /// An integer above 2^53 - 1.
        case integerTooLarge
        /// A key stands twice in one object.
        case duplicateKey
        /// A key has more bytes than ``JSONReader/keyLimit``.
        case keyTooLong
        /// Arrays and objects nest deeper than ``JSONReader/depthLimit``.
        case tooDeep
    }

    /// What is wrong.
    public let kind: Kind
    /// The offset in bytes at which it shows.
    public let offset: Int

    /// Pairs what is wrong with where.
    public init(kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch kind {
        case .unexpectedEnd: "ends inside a value, at byte \(offset)"
        case .unexpectedByte: "has a byte that JSON does not allow there, at byte \(offset)"
        case .byteOrderMark: "starts with a byte order mark"
        case .trailingBytes: "goes on after its value, at byte \(offset)"
        case .controlCharacter: "has a control character in a string, at byte \(offset)"
        case .unknownEscape: "has an escape that JSON does not know, at byte \(offset)"
        case .loneSurrogate: "has half a surrogate pair in a string, at byte \(offset)"
        case .invalidUTF8: "has a string that is not UTF-8, at byte \(offset)"
        case .notAnInteger:
            "has a number that is not of the form 0 or 12 "
                + "(no sign, fraction, exponent or leading zero), at byte \(offset)"
        case .integerTooLarge: "has an integer above 9007199254740991, at byte \(offset)"
        case .duplicateKey: "has a key twice in one object, at byte \(offset)"
        case .keyTooLong:
            "has a key of more than \(JSONReader.keyLimit) bytes, at byte \(offset)"
        case .tooDeep: "nests deeper than \(JSONReader.depthLimit), at byte \(offset)"
        }
    }
}
