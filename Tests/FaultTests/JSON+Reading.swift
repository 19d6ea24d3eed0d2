import JSON

/// Short ways to a member of a reply or an entry.
extension JSON {
    /// The member under a dotted path; null where there is none.
    subscript(path: String) -> JSON {
        path.split(separator: ".").reduce(self) { value, key in
            guard case .object(let object) = value else { return .null }
            return object[String(key)] ?? .null
        }
    }

    /// The string; empty for anything else.
    var text: String {
        guard case .string(let text) = self else { return "" }
        return text
    }

    /// The elements; none for anything else.
    var elements: [JSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The integer; nil for anything else.
    var number: UInt64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }
}
