internal import Digests
internal import Glibc
public import Keyroom
internal import Ledger
internal import Terms

/// The form of a backup: a head, and the vault's database sealed under a key of this backup's own.
///
/// `head line LF || secretstream header (24) || chunks`; a chunk is 64 KiB of the database and 17 bytes more,
/// the last one shorter. Each is bound to the SHA-256 of the head, so that no head stands before another's
/// body.
public enum BackupFile {
    static let chunk = 65_536

    /// Writes the file at `source` as the backup `path`, flushed.
    ///
    /// Where it throws, nothing stays at `path` that was not there.
    public static func write(
        _ source: String, _ head: BackupHead, key: borrowing SecretBytes, to path: String
    ) throws(BackupError) {
        let input = try BackupStream(reading: source)
        let output = try BackupStream(making: path)
        do throws(BackupError) {
            try write(input, head, key, output)
            try output.flush()
        } catch {
            unsafe _ = unlink(path)
            throw error
        }
    }

    private static func write(
        _ input: borrowing BackupStream, _ head: BackupHead, _ key: borrowing SecretBytes,
        _ output: borrowing BackupStream
    ) throws(BackupError) {
        var sealer: StreamSealer
        do throws(SecretError) { sealer = try StreamSealer(key: key) } catch {
            throw .memory(error)
        }
        let line = head.line
        let bound = SHA256.hash(line).bytes
        try output.write(line + [UInt8(ascii: "\n")])
        try output.write(sealer.header)
        // A whole chunk may be the last: what comes after it tells.
        var piece = try input.read(chunk)
        while true {
            let next = piece.count == chunk ? try input.read(chunk) : []
            try output.write(sealer.seal(piece, bound: bound, isLast: next.isEmpty))
            guard !next.isEmpty else { return }
            piece = next
        }
    }

    /// What a backup with such content is as a file.
    static func report(
        _ path: String, _ content: BackupContent
    ) throws(BackupError) -> BackupReport {
        let file = try BackupStream(reading: path)
        var hash = SHA256Stream()
        var bytes: UInt64 = 0
        while true {
            let piece = try file.read(1 << 20)
            guard !piece.isEmpty else { break }
            hash.update(piece)
            bytes += UInt64(piece.count)
        }
        return BackupReport(
            entries: content.entries, unread: content.unread, bytes: bytes, hash: hash.finish())
    }

    /// What a backup says before its sealed part; nothing of it is proven yet.
    public static func head(of path: String) throws(BackupError) -> BackupHead {
        try head(try BackupStream(reading: path)).head
    }

    private static func head(
        _ input: borrowing BackupStream
    ) throws(BackupError) -> (head: BackupHead, bound: [UInt8]) {
        guard let line = try input.line(limit: BackupHead.limit), let head = BackupHead(line) else {
            throw .foreign(path: input.path)
        }
        return (head, SHA256.hash(line).bytes)
    }

    /// Opens all of a backup, and hands the database to `take` in pieces.
    ///
    /// Only once it returns is the last piece known to be the last.
    public static func read(
        _ path: String, key: borrowing SecretBytes, _ take: ([UInt8]) throws(BackupError) -> Void
    ) throws(BackupError) {
        let input = try BackupStream(reading: path)
        let (_, bound) = try head(input)
        let header = try input.read(StreamOpener.headerLength)
        var opener: StreamOpener
        do throws(SealError) { opener = try StreamOpener(key: key, header: header) } catch {
            throw fault(error, path)
        }
        var isLast = false
        while !isLast {
            let sealed = try input.read(chunk + StreamSealer.overhead)
            guard sealed.count >= StreamSealer.overhead else { throw .cut(path: path) }
            let piece: (plain: [UInt8], isLast: Bool)
            do throws(SealError) { piece = try opener.open(sealed, bound: bound) } catch {
                throw fault(error, path)
            }
            try take(piece.plain)
            isLast = piece.isLast
        }
        guard try input.read(1).isEmpty else { throw .altered(path: path) }
    }

    private static func fault(_ error: SealError, _ path: String) -> BackupError {
        switch error {
        case .memory(let memory): .memory(memory)
        case .misshapen, .wrongKeyOrPlace, .unknownTerm: .altered(path: path)
        }
    }

    static func syncDirectory(of path: String) throws(BackupError) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: directory, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path: directory, errno: errno) }
    }
}
