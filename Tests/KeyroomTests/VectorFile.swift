import Foundation
import Terms

/// A file of vectors beside this source; each names where it is from.
enum VectorFile {
    static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: url))
    }
}

/// Bytes in hex, as vectors have them.
struct HexBytes: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let bytes = Hex.decode(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hex")
        }
        self.bytes = bytes
    }
}
