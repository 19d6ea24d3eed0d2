import JSON

extension JSON {
    /// The value at a path of keys and indices: `charge.worst_case.0.asset`.
    subscript(path: String) -> JSON? {
        path.split(separator: ".").reduce(JSON?.some(self)) { json, key in
            switch json {
            case .object(let object)?: object[String(key)]
            case .array(let list)?: Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
            default: nil
            }
        }
    }

    /// The string at a path.
    func text(_ path: String) -> String? {
        guard case .string(let text)? = self[path] else { return nil }
        return text
    }

    /// The integer at a path.
    func number(_ path: String) -> UInt64? {
        guard case .integer(let number)? = self[path] else { return nil }
        return number
    }

    /// The list at a path; empty where there is none.
    func list(_ path: String) -> [JSON] {
        guard case .array(let list)? = self[path] else { return [] }
        return list
    }

    /// The keys of an object, sorted.
    var keys: [String] {
        guard case .object(let object) = self else { return [] }
        return object.members.map(\.key).sorted()
    }

    /// The same object with one member set, or removed where `value` is nil.
    func with(_ path: String, _ value: JSON?) -> JSON {
        guard case .object(var object) = self else { return self }
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            object[parts[0]] = (object[parts[0]] ?? [:]).with(parts[1], value)
        } else {
            object[path] = value
        }
        return .object(object)
    }

    /// Canonical text.
    var canonical: String { String(decoding: JSONWriter.write(self), as: UTF8.self) }
}
