import JSON
import Terms

/// PrettyJSON writes JSON for people, two spaces a level.
enum PrettyJSON {
    /// The document, without a line end.
    static func text(_ json: JSON, indent: String = "") -> String {
        let inner = indent + "  "
        switch json {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + text($0, indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let object) where !object.members.isEmpty:
            let lines = object.members.map {
                inner + scalar(.string($0.key)) + ": " + text($0.value, indent: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return scalar(json)
        }
    }

    private static func scalar(_ json: JSON) -> String {
        SpelledText.line(String(decoding: JSONWriter.write(json), as: UTF8.self))
    }
}
