import Foundation
import Terms
import Testing

/// The entropies of keys-example.
enum Examples {
    static func entropies() throws -> [[UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "keys-example")
        return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
            .filter { $0.hasSuffix(".hex") }
            .map { name in
                let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
                return try #require(Hex.decode(text.trimmingCharacters(in: .newlines)))
            }
    }
}
