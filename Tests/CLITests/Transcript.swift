import Foundation

/// One run of the built program: what went in and what came out.
struct Transcript {
    let out: String
    let err: String
    let status: Int32

    /// The directory the build puts programs and tests in.
    static let products: String = {
        var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        while directory.path != "/" {
            let program = directory.appendingPathComponent("bursar").path
            if FileManager.default.isExecutableFile(atPath: program) { return directory.path }
            directory.deleteLastPathComponent()
        }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appendingPathComponent(".build/debug").path
    }()

    init(
        _ arguments: [String], home: String? = nil, input: String = "",
        environment: [String: String] = [:], program: String = products + "/bursar"
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = (home.map { ["--home", $0] } ?? []) + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
            .merging(environment) { $1 }
        // Files, not pipes: nothing to fill up, nothing to read at once.
        let base = FileManager.default.temporaryDirectory
            .appendingPathComponent("bursar-cli-\(UUID().uuidString)")
        let files = ["in", "out", "err"].map { base.appendingPathExtension($0) }
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
}
