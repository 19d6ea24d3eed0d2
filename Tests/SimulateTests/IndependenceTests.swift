import Foundation
import Testing

/// What the auditor shares with the gate could be wrong in both.
@Suite struct `The auditor's sources` {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/bursar-simulate")

    private static func files(_ folder: String) throws -> [(name: String, text: String)] {
        let place = sources.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: place.path)
            .filter { $0.hasSuffix(".swift") }
            .map { ($0, try String(contentsOf: place.appending(path: $0), encoding: .utf8)) }
    }

    @Test(arguments: ["Auditor", "Story"])
    func `import nothing`(folder: String) throws {
        let files = try Self.files(folder)
        #expect(files.count > 10)
        for (name, text) in files {
            let imports = text.split(separator: "\n").filter {
                $0.split(separator: " ").contains("import")
            }
            #expect(imports.isEmpty, "\(name): \(imports)")
        }
    }

    @Test func `do not know the world that they judge`() throws {
        let words = ["World", "Daemon", "Furnishing", "ChainModel", "Fault", "Clocks"]
        for (name, text) in try Self.files("Auditor") {
            let known = text.split { !$0.isLetter }.map(String.init)
            for word in words { #expect(!known.contains(word), "\(name) says \(word)") }
        }
    }

    @Test func `are not what the tests find imports in by mistake`() throws {
        let imports = try Self.files("World").filter { $0.text.contains("import Gate") }
        #expect(imports.count > 5)
    }
}
