import Foundation

/// A file of Tests/ChainsTests/Vectors; each names its source.
enum VectorFile {
    static func load<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "Vectors/\(name)"))
        return try JSONDecoder().decode(type, from: data)
    }
}
