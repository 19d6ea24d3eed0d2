internal import Digests
internal import Glibc
internal import Terms

/// The highest signed checkpoint, kept outside the database's directory.
///
/// Two slots are written in turn, each with a hash over its content: a write that tears leaves the
/// other, which is one batch older, and the log still reaches it.
@safe
struct Anchor: ~Copyable {
    /// A note with a long origin and one signature has about 400 bytes.
    static let slotSize = 2_048
    private static let magic = "bursar-anchor-1 "
    /// The magic, 64 hex digits and a line feed.
    private static let headSize = 81

    private let path: String
    private let descriptor: Int32
    private let identity: FileIdentity
    private var nextSlot: Int
    /// When the oldest write that was not flushed was made, in monotonic nanoseconds.
    private(set) var dirtySince: Int64?

    /// Opens the file for writing, making it when there is none.
    init(path: String) throws(LedgerError) {
        let found = Anchor.slots(at: path)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        // Both slots have their blocks from the start: a full disk can't tear the note it is to be written over.
        let code = posix_fallocate(descriptor, 0, off_t(2 * Anchor.slotSize))
        do throws(LedgerError) {
            guard code == 0 else { throw .file(path: path, errno: code) }
            if found.isEmpty { try Directory.sync(of: path) }
            identity = try FileIdentity(of: path)
        } catch {
            close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
        // The slot that holds the highest checkpoint is overwritten last.
        let highest = found.indices.max {
            Anchor.rank(of: found[$0] ?? "") < Anchor.rank(of: found[$1] ?? "")
        }
        nextSlot = 1 - (highest ?? 1)
    }

    deinit { close(descriptor) }

    /// Throws ``LedgerError/moved(path:rescued:)`` where writes would no longer reach the file of that name.
    func check() throws(LedgerError) { try identity.check() }

    /// Writes a note into the older slot; ``flush()`` makes it durable.
    mutating func write(_ note: String) throws(LedgerError) {
        let body = Array(note.utf8)
        guard body.count <= Anchor.slotSize - Anchor.headSize else {
            throw .file(path: path, errno: EMSGSIZE)
        }
        try check()
        var slot = Array("\(Anchor.magic)\(SHA256.hash(body).hex)\n".utf8) + body
        slot.append(contentsOf: repeatElement(0, count: Anchor.slotSize - slot.count))
        let written = unsafe slot.withUnsafeBytes {
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, nextSlot * Anchor.slotSize)
        }
        guard written == slot.count else { throw .file(path: path, errno: errno) }
        nextSlot = 1 - nextSlot
        if dirtySince == nil { dirtySince = Wakeup.now }
    }

    /// Flushes what was written.
    mutating func flush() throws(LedgerError) {
        guard dirtySince != nil else { return }
        guard fdatasync(descriptor) == 0 else { throw .file(path: path, errno: errno) }
        dirtySince = nil
    }

    /// What the file says: its highest whole note.
    static func read(at path: String) -> AnchorState {
        let found = slots(at: path)
        guard !found.isEmpty else { return .missing }
        let notes = found.compactMap(\.self)
        guard let highest = notes.max(by: { rank(of: $0) < rank(of: $1) }) else {
            return .unreadable
        }
        return .note(highest)
    }

    /// Both slots, nil for one that is torn or was never written; empty when there is no file.
    private static func slots(at path: String) -> [String?] {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT ? [] : [nil, nil] }
        defer { close(descriptor) }
        return (0..<2).map { slot in
            var bytes = [UInt8](repeating: 0, count: slotSize)
            let count = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress, $0.count, slot * slotSize)
            }
            return count == slotSize ? note(in: bytes) : nil
        }
    }

    private static func note(in slot: [UInt8]) -> String? {
        let body = slot[headSize...].prefix { $0 != 0 }
        let head = "\(magic)\(SHA256.hash(Array(body)).hex)\n"
        guard slot[..<headSize].elementsEqual(head.utf8) else { return nil }
        return String(validating: body, as: UTF8.self)
    }

    /// The epoch before the size: another epoch begins with fewer entries than the last one had.
    private static func rank(of note: String) -> (epoch: UInt64, size: UInt64) {
        guard let signed = try? SignedNote(note),
            let checkpoint = try? Checkpoint(body: signed.text)
        else { return (0, 0) }
        return (LogOrigin(checkpoint.origin).epoch, checkpoint.size)
    }
}
