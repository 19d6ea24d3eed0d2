import Digests
import Glibc
import Terms

/// A file read line by line, of any length, a piece at a time.
struct InputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var piece: [UInt8] = []
    private var position = 0

    /// Opens `path`; `-` is the standard input.
    init(_ path: String) throws(AuditFailure) {
        let descriptor = unsafe path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .failed(
                what: path, why: "can't be opened (errno \(errno))",
                hint: "name a file of entries, or the directory that bursar audit export finished")
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The next line without its LF; nil at the end.
    ///
    /// A line longer than any entry is given up early, so that no file fills the memory.
    mutating func line(atMost limit: Int) throws(AuditFailure) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if position == piece.count, try !refill() { return line.isEmpty ? nil : line }
            let rest = piece[position...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            line.append(contentsOf: rest[..<(end ?? rest.endIndex)])
            position = end.map { $0 + 1 } ?? piece.count
            if end != nil || line.count > limit { return line }
        }
    }

    /// All of a small file, a note or a receipt; what is not UTF-8 in it reads as U+FFFD.
    ///
    /// Such a file is none that was signed, and whoever judges notes says so, with their status.
    static func text(_ path: String) throws(AuditFailure) -> String {
        var file = try InputFile(path)
        var bytes: [UInt8] = []
        while bytes.count <= 1 << 20 {
            guard try file.refill() else { break }
            bytes += file.piece
        }
        guard bytes.count <= 1 << 20 else {
            throw .failed(
                what: path, why: "is longer than a mebibyte", hint: "name a checkpoint or a receipt"
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of a file; of a longer one than `limit`, some more than that and not all.
    static func bytes(_ path: String, atMost limit: Int) throws(AuditFailure) -> [UInt8] {
        var file = try InputFile(path)
        var bytes: [UInt8] = []
        while bytes.count <= limit, try file.refill() { bytes += file.piece }
        return bytes
    }

    /// The SHA-256 of a file of any length.
    static func hash(_ path: String) throws(AuditFailure) -> Digest32 {
        var file = try InputFile(path)
        var stream = SHA256Stream()
        while try file.refill() { stream.update(file.piece) }
        return stream.finish()
    }

    /// Whether `path` is a directory.
    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is a file `path`.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    private mutating func refill() throws(AuditFailure) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        guard count >= 0 else {
            throw .failed(
                what: path, why: "can't be read (errno \(errno))", hint: "name a readable file")
        }
        piece = Array(buffer.prefix(count))
        position = 0
        return count > 0
    }
}
