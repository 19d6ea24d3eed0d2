import Glibc

/// A path as another process, which stands in another directory, must be told it.
struct AbsolutePath {
    /// The path itself.
    let text: String

    /// Takes a path relative to this process's directory, or one from the root.
    init(_ path: String) {
        guard !path.hasPrefix("/"), let directory = unsafe getcwd(nil, 0) else {
            text = path
            return
        }
        defer { unsafe free(directory) }
        text = unsafe String(cString: directory) + "/" + path
    }
}
