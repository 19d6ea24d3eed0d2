import Glibc

/// What the command line is read against.
struct Surroundings {
    /// The user's id.
    let uid: UInt32
    /// A variable of the environment; nil when unset or empty.
    let variable: (String) -> String?
    /// Whether a path is a directory.
    let isDirectory: (String) -> Bool

    /// The real ones.
    static var ofThisProcess: Surroundings {
        Surroundings(uid: geteuid(), variable: variable, isDirectory: isDirectory)
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    private static func isDirectory(_ path: String) -> Bool {
        var found = stat()
        return unsafe stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }
}
