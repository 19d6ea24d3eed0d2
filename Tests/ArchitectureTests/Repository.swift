import Foundation

/// The package as it lies on disk, found from this file's own place.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = swiftFiles(below: "Sources")
    static let tests = swiftFiles(below: "Tests")

    /// The directories in Sources that are modules with code of ours.
    static var modules: Set<String> { Set(sources.map(\.module)).subtracting(["System"]) }

    static func swiftFiles(below folder: String) -> [SwiftFile] {
        paths(below: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            text(path).map { SwiftFile(path: path, text: $0) }
        }
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every file below a folder, as paths below the root, without what builds leave behind.
    static func paths(below folder: String = "") -> [String] {
        let start = folder.isEmpty ? root : root.appending(path: folder)
        let items = try? FileManager.default.contentsOfDirectory(
            at: start, includingPropertiesForKeys: [.isDirectoryKey])
        var found: [String] = []
        for item in items ?? [] where !leftByTools.contains(item.lastPathComponent) {
            let name = item.lastPathComponent
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if item.hasDirectoryPath { found += paths(below: path) } else { found.append(path) }
        }
        return found.sorted()
    }

    private static let leftByTools: Set<String> = [".build", ".git", ".swiftpm", "__pycache__"]

    static func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: root.appending(path: path).path)
    }
}
