import JSON
import Terms

/// What is said of a secret besides its value: sealed in a row of its own, since names tell much.
struct SecretLabel: Hashable, Sendable {
    let path: SecretPath
    let description: String
    let tags: [String: String]

    init(path: SecretPath, description: String, tags: [String: String]) {
        self.path = path
        self.description = description
        self.tags = tags
    }

    /// Reads the bytes that a row opened to; nil where they are not of the form.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONReader.read(bytes), case .object(let object) = json,
            case .string(let text)? = object["path"], let path = SecretPath(text),
            case .string(let description)? = object["description"],
            case .object(let members)? = object["tags"]
        else { return nil }
        var tags: [String: String] = [:]
        for member in members.members {
            guard case .string(let value) = member.value else { return nil }
            tags[member.key] = value
        }
        self.init(path: path, description: description, tags: tags)
    }

    var bytes: [UInt8] {
        JSONWriter.write(
            [
                "path": .string(path.text), "description": .string(description),
                "tags": tagsJSON,
            ])
    }

    var tagsJSON: JSON {
        .object(JSONObject(tags.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
}
