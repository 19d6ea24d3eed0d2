import Foundation

/// The programs the build made, beside this very test.
enum Products {
    static let directory: String = {
        var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appending(path: "bursard").path
            if FileManager.default.isExecutableFile(atPath: program) { return url.path }
        }
        return url.path
    }()
}
