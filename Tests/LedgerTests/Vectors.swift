import Foundation

/// Reads a file of `Vectors` beside the tests.
func vectors<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Vectors/\(name)")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
}
