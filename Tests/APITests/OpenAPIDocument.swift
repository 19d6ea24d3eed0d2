import Foundation
import Testing
import Yams

/// docs/openapi.yaml as it lies on disk, looked into by path.
struct OpenAPIDocument {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private let document: Any

    init() throws {
        let text = try String(
            contentsOf: OpenAPIDocument.root.appending(path: "docs/openapi.yaml"), encoding: .utf8)
        document = try #require(try Yams.load(yaml: text))
    }

    /// What stands below keys; references are followed.
    func at(_ keys: String...) -> Any? { keys.reduce(document as Any?) { next($0, $1) } }

    /// The members of an object below keys.
    func members(_ keys: String...) -> [String: Any] {
        keys.reduce(document as Any?) { next($0, $1) } as? [String: Any] ?? [:]
    }

    /// What an object is when its reference is followed.
    func resolved(_ value: Any?) -> Any? {
        guard let object = value as? [String: Any], let reference = object["$ref"] as? String else {
            return value
        }
        return reference.dropFirst("#/".count).split(separator: "/")
            .reduce(document as Any?) { next($0, String($1)) }
    }

    /// The values that `const` or `enum` allows.
    func values<Value>(_ schema: Any?, _ type: Value.Type = Value.self) -> [Value] {
        guard let object = resolved(schema) as? [String: Any] else { return [] }
        return (object["const"] as? Value).map { [$0] } ?? object["enum"] as? [Value] ?? []
    }

    private func next(_ value: Any?, _ key: String) -> Any? {
        (resolved(value) as? [String: Any])?[key]
    }
}
