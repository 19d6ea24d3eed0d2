import Foundation
import Testing

/// A few lines of Swift, tried against the built modules as another module would see them.
enum Snippet {
    /// What the compiler says; empty where it takes the lines.
    ///
    /// The ownership checks run on SIL, so type checking alone would let copies through.
    static func compile(_ lines: String, imports: [String]) throws -> String {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "snippet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let source = directory.appending(path: "Snippet.swift")
        let text = imports.map { "import \($0)\n" }.joined() + lines
        try Data(text.utf8).write(to: source)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-emit-sil", "-swift-version", "6", "-o", "/dev/null", source.path]
            + searchPaths()
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if process.terminationStatus == 0 { return "" }
        try #require(!said.isEmpty, "the compiler failed without a word")
        return said
    }

    private static func searchPaths() -> [String] {
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let headers = ["CSodium", "CSecp256k1", "CHardening", "COpenSSL", "CSQLite"].map {
            root.appending(path: "Sources/System/\($0)").path
        }
        return ([products.appending(path: "Modules").path] + headers).flatMap { ["-I", $0] }
    }
}
