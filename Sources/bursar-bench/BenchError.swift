internal import Glibc

/// Why a measurement could not be made.
enum BenchError: Error {
    /// The command line is wrong.
    case usage(String)
    /// A system call failed.
    case system(call: String, path: String, code: Int32)
    /// A file of tokens has no token, or a line that is none.
    case tokens(String)
    /// A sample of what is measured can't be made.
    case sample(String)

    var clause: String {
        switch self {
        case .usage(let clause), .tokens(let clause), .sample(let clause): clause
        case .system(let call, let path, let code):
            "\(call) \(path): \(unsafe String(cString: strerror(code)))"
        }
    }

    static func failed(_ call: String, _ path: String) -> BenchError {
        .system(call: call, path: path, code: errno)
    }
}
