import Foundation

/// Runs `bursar-audit` as an auditor does.
enum AuditProgram {
    struct Ended {
        let status: Int32
        let output: String
        let errors: String
    }

    static func run(_ arguments: String...) throws -> Ended { try run(arguments) }

    /// Runs it, or another program that was built with it.
    static func run(_ arguments: [String], program: String = "bursar-audit") throws -> Ended {
        let process = Process()
        process.executableURL = directory.appending(path: program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complained, as: UTF8.self))
    }

    static var path: String { directory.appending(path: "bursar-audit").path }

    /// Where the build put its products: this very program is one of them.
    private static var directory: URL {
        var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appending(path: "bursar-audit").path
            if FileManager.default.isExecutableFile(atPath: program) { return url }
        }
        return url
    }
}
