import Glibc

/// The system's errors in words.
enum Errno {
    /// The clause a person reads of a file, or a directory, that could not be read or written.
    ///
    /// `verb` is what was tried: `read`, `write`.
    static func clause(_ code: Int32, verb: String) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case ENOTDIR: "is no directory, or lies below a file"
        case EACCES, EPERM: "this user may not \(verb) it"
        case EISDIR: "is a directory"
        case EEXIST: "is there already"
        case ENOSPC, EDQUOT: "the disk is full"
        case EROFS: "the disk is read-only"
        default: "the system does not \(verb) it (errno \(code))"
        }
    }
}
