import JSON

/// Looking into replies without taking them apart.
extension JSON {
    subscript(key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    subscript(index: Int) -> JSON? {
        if case .array(let list) = self, list.indices.contains(index) { list[index] } else { nil }
    }

    /// The text of a string; empty for anything else.
    var text: String { if case .string(let text) = self { text } else { "" } }

    /// The texts of a list.
    var texts: [String] { if case .array(let list) = self { list.map(\.text) } else { [] } }

    /// Reads a document.
    static func reading(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }
}

extension JSONObject {
    /// The canonical text.
    var canonical: String { String(decoding: JSONWriter.write(.object(self)), as: UTF8.self) }
}
