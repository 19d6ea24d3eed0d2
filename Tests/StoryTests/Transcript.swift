import Foundation
import JSON

/// One run of a program: what went in and what came out.
struct Transcript {
    let out: String
    let err: String
    let status: Int32

    /// Runs a program to its end; `input` is what it reads from descriptor 0.
    init(
        _ program: String, _ arguments: [String], input: String = "",
        environment: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
            .merging(environment) { $1 }
        // Files, not pipes: nothing to fill up, nothing to read at once.
        let base = FileManager.default.temporaryDirectory.path + "/bst-\(UUID().uuidString)"
        let files = ["in", "out", "err"].map { URL(filePath: "\(base).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        out = try String(contentsOf: files[1], encoding: .utf8)
        err = try String(contentsOf: files[2], encoding: .utf8)
        status = process.terminationStatus
    }

    /// Its output as one JSON document.
    var json: JSON { get throws { try JSONReader.read(Array(out.utf8)) } }
}
