public import JSON
public import Terms

/// What goes with a new version of a secret: the query of `POST /v1/admin/secrets/{path}/put|rotate`.
///
/// The value is the raw body, so that no reader of JSON ever has it; what is said here is no secret.
public struct SecretOrder: Hashable, Sendable {
    /// The version that must be the newest, 0 for none; nil for whatever there is.
    public let ifVersion: UInt64?
    /// What people read; nil to keep what was said before.
    public let description: String?
    /// Words to find it by; nil to keep those before.
    public let tags: [String: String]?
    /// From when on this version is not shown.
    public let expires: Moment?
    /// Seconds after which it is to be followed by another; 0 for never, nil to keep what was said before.
    public let rotateEvery: Int64?
    /// For how many seconds the version before is shown beside it.
    public let grace: Int64?

    /// The names that the query may have.
    public static let names: Set<String> = [
        "if_version", "description", "tags", "expires", "rotate_every", "grace",
    ]
    /// The longest description, in UTF-8 bytes.
    public static let longestDescription = 200
    /// The most tags.
    public static let mostTags = 16
    /// The longest value of a tag, in UTF-8 bytes; its name has 32 at most.
    public static let longestTag = 64
    private static let longestTagName = 32

    /// Gathers the parts.
    public init(
        ifVersion: UInt64? = nil, description: String? = nil, tags: [String: String]? = nil,
        expires: Moment? = nil, rotateEvery: Int64? = nil, grace: Int64? = nil
    ) {
        self.ifVersion = ifVersion
        self.description = description
        self.tags = tags
        self.expires = expires
        self.rotateEvery = rotateEvery
        self.grace = grace
    }

    /// Reads the values of a query strictly; throws ``FieldError`` naming the first that is wrong.
    public init(_ value: (String) -> String?) throws(FieldError) {
        ifVersion = try SecretOrder.number(value("if_version"), "if_version").map { UInt64($0) }
        rotateEvery = try SecretOrder.number(value("rotate_every"), "rotate_every")
        grace = try SecretOrder.number(value("grace"), "grace")
        description = value("description")
        guard description.map(SecretOrder.isDescription) ?? true else {
            throw FieldError(
                path: "description",
                clause: "must be at most \(SecretOrder.longestDescription) bytes of plain text")
        }
        expires = try value("expires").map { text throws(FieldError) in
            guard let moment = Timestamp.parse(text) else {
                throw FieldError(
                    path: "expires", clause: "must be a time like 2027-01-31T00:00:00Z")
            }
            return moment
        }
        tags = try value("tags").map { text throws(FieldError) in try SecretOrder.tags(text) }
    }

    /// The pairs that the query has, in a fixed order; not percent-encoded.
    public var pairs: [(name: String, value: String)] {
        var pairs: [(String, String)] = []
        if let ifVersion { pairs.append(("if_version", String(ifVersion))) }
        if let description { pairs.append(("description", description)) }
        if let tags {
            let list = tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            pairs.append(("tags", list.joined(separator: ",")))
        }
        if let expires { pairs.append(("expires", Timestamp.seconds(expires))) }
        if let rotateEvery { pairs.append(("rotate_every", String(rotateEvery))) }
        if let grace { pairs.append(("grace", String(grace))) }
        return pairs
    }

    /// Whether a text may be a tag's value: no control character, and no comma, which parts tags.
    public static func isTag(name: String, value: String) -> Bool {
        (1...longestTagName).contains(name.utf8.count) && name.utf8.allSatisfy(isNameByte)
            && value.utf8.count <= longestTag && !value.utf8.contains(UInt8(ascii: ","))
            && isPlain(value)
    }

    /// Whether a text may be a description.
    public static func isDescription(_ text: String) -> Bool {
        text.utf8.count <= longestDescription && isPlain(text)
    }

    private static func tags(_ text: String) throws(FieldError) -> [String: String] {
        var tags: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, tags.count < mostTags,
                isTag(name: String(halves[0]), value: String(halves[1])),
                tags.updateValue(String(halves[1]), forKey: String(halves[0])) == nil
            else {
                throw FieldError(
                    path: "tags",
                    clause: "must be at most \(mostTags) of name=value, joined by commas")
            }
        }
        return tags
    }

    private static func number(_ text: String?, _ name: String) throws(FieldError) -> Int64? {
        guard let text else { return nil }
        let digits = text.utf8
        guard (1...10).contains(digits.count), digits.count == 1 || digits.first != 0x30,
            digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int64(text)
        else { throw FieldError(path: name, clause: "must be a whole number") }
        return value
    }

    // Control characters would play with the terminal of whoever lists them, and those that turn the
    // direction of text would show another name.
    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80...0x9F).contains(scalar.value)
                && !(0x200B...0x200F).contains(scalar.value)
                && !(0x2028...0x202E).contains(scalar.value)
                && !(0x2060...0x2069).contains(scalar.value) && scalar.value != 0xFEFF
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
