import Glibc
import Ledger

/// The directory that a format is written into: new, empty, or an earlier export of the same log in the
/// same format.
struct ExportPlace {
    let path: String
    let format: ExportFormat
    /// The newest checkpoint of an earlier export; nil where there was none.
    let earlier: String?

    /// Makes the directory where there is none, and judges what is in it.
    ///
    /// Throws status 1 for anything that is no export of this log in this format.
    init(path: String, format: ExportFormat, key: VerifierKey) throws(AuditFailure) {
        self.path = path
        self.format = format
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
            throw .failed(
                what: path, why: "can't be made (errno \(errno))",
                hint: "name a directory whose parent is there")
        }
        try ExportPlace.lock(path)
        let mark = "\(path)/format"
        guard InputFile.exists(mark) else {
            guard try ExportPlace.isEmpty(path) else {
                throw ExportPlace.refusal(path, "is not empty, and holds no export")
            }
            earlier = nil
            try WrittenFile.write(key.text + "\n", to: "verifier-key", in: path)
            // Last: from here on an interrupted export is known for one.
            try WrittenFile.write(format.rawValue + "\n", to: "format", in: path)
            return
        }
        guard try InputFile.text(mark) == format.rawValue + "\n" else {
            throw ExportPlace.refusal(path, "holds an export in another format")
        }
        guard try InputFile.text("\(path)/verifier-key") == key.text + "\n" else {
            throw ExportPlace.refusal(path, "holds the export of a log with another key")
        }
        let checkpoint = "\(path)/checkpoint"
        earlier = InputFile.exists(checkpoint) ? checkpoint : nil
    }

    /// Makes a directory in it.
    func folder(_ name: String) throws(AuditFailure) -> String {
        let folder = "\(path)/\(name)"
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .failed(
                what: folder, why: "can't be made (errno \(errno))",
                hint: "see to the directory and the disk, then export again")
        }
        return folder
    }

    /// Keeps other exports out of the directory until the process ends.
    ///
    /// Two at once, as from a timer whose last run still runs, would write one file's two halves.
    private static func lock(_ path: String) throws(AuditFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw refusal(path, "is no directory that can be read (errno \(errno))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .failed(
                what: path, why: "another export is being written into it",
                hint: "wait until that one has ended")
        }
    }

    private static func isEmpty(_ path: String) throws(AuditFailure) -> Bool {
        guard let stream = unsafe opendir(path) else {
            throw refusal(path, "is no directory that can be read (errno \(errno))")
        }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            // What an export that was cut off before its mark leaves behind.
            let isOurs = name == "verifier-key" || name.hasSuffix(".partial")
            if name != ".", name != "..", !isOurs { return false }
        }
        return true
    }

    private static func refusal(_ path: String, _ why: String) -> AuditFailure {
        .failed(what: path, why: why, hint: "export into a directory that is new or empty")
    }
}
