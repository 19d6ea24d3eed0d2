import Glibc

/// InputFile reads a file the person named, or stdin for a dash.
enum InputFile {
    /// What a person would call it.
    static func name(_ path: String) -> String { path == "-" ? "stdin" : path }

    /// The bytes of `path`, at most `limit`.
    static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        guard path != "-" else { return try readAll(0, name(path), limit) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path, why: Errno.clause(errno, verb: "read")) }
        defer { close(descriptor) }
        return try readAll(descriptor, path, limit)
    }

    /// The text of `path`; throws where it is not UTF-8.
    static func text(_ path: String, limit: Int) throws(Failure) -> String {
        let bytes = try read(path, limit: limit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .file(path, why: "is not UTF-8")
        }
        return text
    }

    private static func readAll(
        _ descriptor: Int32, _ name: String, _ limit: Int
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                guard errno == EINTR else {
                    throw .file(name, why: Errno.clause(errno, verb: "read"))
                }
                continue
            }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                throw .file(name, why: "is longer than \(limit) bytes")
            }
        }
    }
}
