/// Why another program of Bursar's could not be run.
enum ProgramError: Error, Hashable {
    /// It stands neither beside this one nor in $PATH.
    case notFound(program: String)
    /// The system would not start it.
    case notStarted(program: String, errno: Int32)
}

extension ProgramError {
    /// The program's name.
    var program: String {
        switch self {
        case .notFound(let program), .notStarted(let program, _): program
        }
    }

    /// The clause a person reads.
    var clause: String {
        switch self {
        case .notFound: "is neither beside bursar nor in $PATH"
        case .notStarted(_, let errno): "cannot be started (errno \(errno))"
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .notFound: "the three programs bursar, bursard and bursar-audit are installed together"
        case .notStarted: "look at the file's mode, and whether it is built for this machine"
        }
    }
}
