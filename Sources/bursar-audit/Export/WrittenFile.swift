import Glibc

/// A file while it is written: under another name until everything of an export is whole and on disk.
final class WrittenFile {
    private static let bufferSize = 1 << 16

    /// The name it gets.
    let name: String
    /// Bytes so far.
    private(set) var size = 0
    private let directory: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var isPublished = false

    private var partial: String { "\(directory)/.\(name).partial" }

    init(_ name: String, in directory: String) throws(AuditFailure) {
        self.name = name
        self.directory = directory
        // Payees and amounts are for whoever exports them.
        descriptor = unsafe open(
            "\(directory)/.\(name).partial",
            O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WrittenFile.failure("\(directory)/\(name)") }
        buffer.reserveCapacity(WrittenFile.bufferSize * 2)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isPublished { unsafe unlink(partial) }
    }

    /// Adds bytes.
    func append(_ bytes: some Sequence<UInt8>) throws(AuditFailure) {
        let before = buffer.count
        buffer.append(contentsOf: bytes)
        size += buffer.count - before
        if buffer.count >= WrittenFile.bufferSize { try flush() }
    }

    /// Adds a line.
    func line(_ text: String) throws(AuditFailure) {
        try append(text.utf8)
        try append([UInt8(ascii: "\n")])
    }

    /// Puts the bytes on disk, where no more will come.
    func end() throws(AuditFailure) {
        guard descriptor >= 0 else { return }
        try flush()
        guard fsync(descriptor) == 0 else { throw WrittenFile.failure("\(directory)/\(name)") }
        close(descriptor)
        descriptor = -1
        buffer = []
    }

    /// Gives the file its name, after its bytes: one that survives a power cut stands for bytes that did.
    func publish() throws(AuditFailure) {
        try end()
        let path = "\(directory)/\(name)"
        guard unsafe rename(partial, path) == 0 else { throw WrittenFile.failure(path) }
        isPublished = true
    }

    /// Writes a file that is in memory whole.
    static func write(
        _ text: String, to name: String, in directory: String
    ) throws(AuditFailure) {
        let file = try WrittenFile(name, in: directory)
        try file.append(text.utf8)
        try file.publish()
    }

    private func flush() throws(AuditFailure) {
        var done = 0
        while done < buffer.count {
            let count = unsafe buffer.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw WrittenFile.failure("\(directory)/\(name)") }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure(_ path: String) -> AuditFailure {
        .failed(
            what: path, why: "can't be written (errno \(errno))",
            hint: "see to the directory and the disk, then export again")
    }
}
