import Foundation

/// A file of Vectors/ read as its own type.
enum VectorFile {
    static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "Vectors/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}
