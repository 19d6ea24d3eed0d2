import JSON

/// Lenient reading of replies: a newer daemon may say more, or say it a little differently.
extension JSON {
    /// The value below `path`, or nil.
    func at(_ path: String...) -> JSON? {
        var here = self
        for key in path {
            guard case .object(let object) = here, let next = object[key] else { return nil }
            here = next
        }
        return here
    }

    /// The list below `key`; empty when there is none.
    func list(_ key: String) -> [JSON] {
        guard case .array(let elements)? = at(key) else { return [] }
        return elements
    }

    /// A scalar as a person reads it; a dash for null, compact JSON for the rest.
    var plain: String {
        switch self {
        case .null: "-"
        case .bool(let value): value ? "yes" : "no"
        case .integer(let value): String(value)
        case .string(let text): text
        case .array, .object: String(decoding: JSONWriter.write(self), as: UTF8.self)
        }
    }

    /// The scalars below `keys`, as cells of a row; a dash for each that is missing.
    func cells(_ keys: String...) -> [String] { keys.map { at($0)?.plain ?? "-" } }

    /// Every scalar with its dotted path, for replies whose fields are not known beforehand.
    func facts(_ prefix: String = "") -> [[String]] {
        guard case .object(let object) = self else { return [[prefix, plain]] }
        return object.members.flatMap { member in
            member.value.facts(prefix.isEmpty ? member.key : "\(prefix).\(member.key)")
        }
    }
}
