internal import Digests
internal import Glibc
internal import Terms

/// A witness's directory: its key, its name, and a file a log with what was cosigned last.
///
/// Held by one process at a time, so that comparing with what is known and remembering the new are one
/// step.
@safe
struct WitnessStore: ~Copyable {
    /// A note from the longest request, and this witness's line.
    private static let longest = 2 * Witness.longestRequest

    let directory: String
    private let descriptor: Int32

    /// The key, in PEM.
    var keyPath: String { directory + "/key.pem" }
    /// The verifier key: its name is the witness's.
    var namePath: String { directory + "/key.pub" }

    /// Makes the directory where there is none, and holds it; there must be no witness in it.
    static func create(_ directory: String) throws(WitnessError) -> WitnessStore {
        for path in [directory, directory + "/logs", directory + "/evidence"] {
            guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw .file(path: path, errno: errno)
            }
        }
        let store = try WitnessStore(directory)
        // A key without a name is what a creation left that did not come to its end.
        guard unsafe access(store.namePath, F_OK) != 0 else { throw .exists(path: directory) }
        guard unsafe unlink(store.keyPath) == 0 || errno == ENOENT else {
            throw .file(path: store.keyPath, errno: errno)
        }
        return store
    }

    /// Holds a directory with a witness in it.
    static func open(_ directory: String) throws(WitnessError) -> WitnessStore {
        // Without the folder every log would look new, and a rollback would be cosigned.
        for path in [directory + "/key.pub", directory + "/logs"] {
            guard unsafe access(path, F_OK) == 0 else { throw .missing(path: directory) }
        }
        return try WitnessStore(directory)
    }

    private init(_ directory: String) throws(WitnessError) {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let descriptor = unsafe Glibc.open(directory, flags)
        guard descriptor >= 0 else { throw .file(path: directory, errno: errno) }
        var status = stat()
        // Whoever can write it can put an old memory back.
        guard unsafe fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
            status.st_mode & 0o022 == 0
        else {
            close(descriptor)
            throw .exposed(path: directory)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            if reason == EWOULDBLOCK { throw .busy(path: directory) }
            throw .file(path: directory, errno: reason)
        }
        self.directory = directory
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// The witness's verifier key, as text.
    func name() throws(WitnessError) -> String {
        guard let text = try read(namePath) else { throw .missing(path: directory) }
        return String(text.prefix { $0 != "\n" })
    }

    /// Writes the verifier key: from then on there is a witness.
    func write(name: String) throws(WitnessError) { try write(name + "\n", to: "key.pub", in: "") }

    /// The note that was remembered of a log; nil where there is none.
    func note(of origin: String) throws(WitnessError) -> String? { try read(path(of: origin)) }

    /// Where a log's note is: an origin may hold what a file's name may not.
    func path(of origin: String) -> String {
        "\(directory)/logs/\(SHA256.hash(Array(origin.utf8)).hex)"
    }

    /// Puts a log's note on disk in place of the last; durable when it returns.
    func remember(_ note: String, of origin: String) throws(WitnessError) {
        try write(note, to: SHA256.hash(Array(origin.utf8)).hex, in: "/logs")
    }

    /// Keeps a note that contradicts the one remembered, under its hash: with it, proof of two histories.
    func keep(evidence note: String) throws(WitnessError) {
        try write(note, to: SHA256.hash(Array(note.utf8)).hex, in: "/evidence")
    }

    private func read(_ path: String) throws(WitnessError) -> String? {
        let file = unsafe Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(path: path, errno: errno)
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: WitnessStore.longest + 1)
        var count = 0
        while count < bytes.count {
            let room = bytes.count - count
            let more = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.read(file, $0.baseAddress?.advanced(by: count), room)
            }
            guard more >= 0 else { throw .file(path: path, errno: errno) }
            if more == 0 { break }
            count += more
        }
        guard count <= WitnessStore.longest,
            let text = String(validating: bytes.prefix(count), as: UTF8.self)
        else { throw .altered(path: path, clause: "is not a text of its length") }
        return text
    }

    /// Another name first, so that no crash leaves half a note; then the flush of the name itself.
    private func write(_ text: String, to name: String, in folder: String) throws(WitnessError) {
        let path = "\(directory)\(folder)/\(name)"
        let partial = "\(directory)\(folder)/.\(name).partial"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let file = unsafe Glibc.open(partial, flags, 0o600)
        guard file >= 0 else { throw .file(path: partial, errno: errno) }
        let bytes = Array(text.utf8)
        let written = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.write(file, $0.baseAddress, $0.count)
        }
        let isFlushed = written == bytes.count && fsync(file) == 0
        let reason = written >= 0 && written < bytes.count ? ENOSPC : errno
        close(file)
        guard isFlushed else { throw .file(path: partial, errno: reason) }
        guard unsafe rename(partial, path) == 0 else { throw .file(path: path, errno: errno) }
        let parent = unsafe Glibc.open(directory + folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw .file(path: directory + folder, errno: errno) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw .file(path: directory + folder, errno: errno) }
    }
}
