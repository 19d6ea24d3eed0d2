import Glibc

/// One file of an export while it is written: under another name until it is whole and on disk.
///
/// Who looks into an export that is being made, or that a crash has ended, finds whole files only.
struct ExportFile: ~Copyable {
    private let directory: String
    private let partial: String
    private let path: String
    private let descriptor: Int32
    private var isWhole = false

    /// Begins the file `name` in a directory; what an interrupted run left of it is begun anew.
    init(_ name: String, in directory: String) throws(Failure) {
        self.directory = directory
        path = "\(directory)/\(name)"
        partial = "\(directory)/.\(name).partial"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        // The log is clear text: payees and amounts are for whoever exports it.
        descriptor = unsafe open(partial, flags, 0o600)
        guard descriptor >= 0 else { throw ExportFile.failure(partial) }
    }

    deinit {
        close(descriptor)
        if !isWhole { unsafe unlink(partial) }
    }

    /// Adds bytes.
    func append(_ bytes: [UInt8]) throws(Failure) {
        guard Output.write(bytes, to: descriptor) else { throw ExportFile.failure(partial) }
    }

    /// Puts the file on disk, then under its name.
    ///
    /// In this order: a name that survives a power cut must not stand for bytes that did not.
    ///
    /// - Parameter isNameFlushed: false where the caller flushes the directory, once for many files.
    mutating func finish(isNameFlushed: Bool = true) throws(Failure) {
        guard fsync(descriptor) == 0, unsafe rename(partial, path) == 0 else {
            throw ExportFile.failure(path)
        }
        isWhole = true
        if isNameFlushed { try ExportFile.sync(directory) }
    }

    /// Writes a file that is in memory whole.
    static func write(
        _ bytes: [UInt8], to name: String, in directory: String, isNameFlushed: Bool = true
    ) throws(Failure) {
        var file = try ExportFile(name, in: directory)
        try file.append(bytes)
        try file.finish(isNameFlushed: isNameFlushed)
    }

    /// Whether there is such a file.
    static func exists(_ name: String, in directory: String) -> Bool {
        unsafe access("\(directory)/\(name)", F_OK) == 0
    }

    /// Puts a directory's names on disk.
    static func sync(_ directory: String) throws(Failure) {
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(directory) }
    }

    private static func failure(_ path: String) -> Failure {
        .export(.notWritten(path: path, errno: errno))
    }
}
