import Foundation

/// The programs the build made, beside this very test.
enum Products {
    /// The directory they stand in.
    static let directory: String = {
        var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appending(path: "bursard").path
            if FileManager.default.isExecutableFile(atPath: program) { return url.path }
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: ".build/debug").path
    }()

    /// The path of a program.
    static func path(_ program: String) -> String { directory + "/" + program }
}
