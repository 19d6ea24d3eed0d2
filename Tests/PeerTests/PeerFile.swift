@testable import AdminTests
import Foundation
import JSON
import Testing

/// The lines that other people's code judges, one signed payment each.
enum PeerFile {
    /// Writes them where scripts/test asks for it; else to a directory that is gone when they have been read.
    static func write(_ text: [UInt8], _ name: String) throws {
        let asked = ProcessInfo.processInfo.environment["BURSAR_PEER_LINES"]
        let place = try Place()
        let directory = URL(filePath: asked ?? place.path, directoryHint: .isDirectory)
        let file = directory.appending(path: name)
        try Data(text).write(to: file, options: .atomic)
        #expect(try Data(contentsOf: file).count == text.count)
    }

    /// A line for each of the objects.
    static func line(_ json: JSON) -> [UInt8] { JSONWriter.write(json) + [UInt8(ascii: "\n")] }

    /// The seed of a run: asked for, or any.
    static func seed() -> UInt64 {
        let wish = ProcessInfo.processInfo.environment["BURSAR_PEER_SEED"].flatMap { UInt64($0) }
        let seed = wish ?? .random(in: .min ... .max)
        print("peer lines' seed: \(seed) (BURSAR_PEER_SEED asks for the same again)")
        return seed
    }
}
