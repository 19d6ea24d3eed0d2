import Glibc
import Synchronization

/// A directory of its own for one vault and all that belongs to it.
final class Workplace: Sendable {
    /// Readable by its owner alone: it holds a passphrase and tokens.
    let path: String
    private let serial = Atomic(0)

    /// Makes it, below `$TMPDIR` if that leaves room for a socket's 107 bytes.
    init() throws(Trouble) {
        let wished = Child.environment["TMPDIR"] ?? ""
        let base = wished.isEmpty || wished.utf8.count > 60 ? "/tmp" : wished
        path = "\(base)/bursar-gauntlet-" + String(UInt32.random(in: .min ... .max), radix: 36)
        guard unsafe mkdir(path, 0o700) == 0 else {
            throw .broken("\(path) can't be made (errno \(errno))")
        }
    }

    /// A file no one has used.
    func file(_ kind: String) -> String {
        let number = serial.add(1, ordering: .relaxed).newValue
        return "\(path)/\(kind)-\(number)"
    }

    /// Writes a file.
    func write(_ text: String, to file: String) throws(Trouble) {
        let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .broken("\(file) can't be written (errno \(errno))") }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let count = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        guard count == bytes.count else { throw .broken("\(file) was not written whole") }
    }

    /// What a file holds; nothing where there is none.
    func read(_ file: String) -> String {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk.prefix(count)
        }
    }

    /// Copies a directory with its modes and times.
    func copy(_ from: String, to target: String) throws(Trouble) {
        try run("/bin/rm", ["-rf", target])
        try run("/bin/cp", ["-a", from, target])
    }

    /// Removes it with all that is in it.
    func remove() {
        // Its own streams can't be in what it removes.
        let streams = "\(path).gone"
        _ = try? Child("/bin/rm", ["-rf", path], streams: streams).wait()
        for end in [".out", ".err"] { unsafe unlink(streams + end) }
    }

    private func run(_ program: String, _ arguments: [String]) throws(Trouble) {
        let status = try Child(program, arguments, streams: file("run")).wait()
        guard status == 0 else { throw .broken("\(program) \(arguments) ended with \(status)") }
    }
}
