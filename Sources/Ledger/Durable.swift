/// How far the log is durable.
struct Durable: Sendable {
    /// Entries that COMMIT returned for.
    var size: UInt64
    /// The last signed checkpoint that is on disk.
    var note: String?
    /// The size that note speaks of; 0 when it can't be read, and then no receipt rests on it.
    var noteSize: UInt64 = 0

    init(size: UInt64, note: String?) {
        self.size = size
        self.note = note
        if let note, let signed = try? SignedNote(note),
            let checkpoint = try? Checkpoint(body: signed.text)
        {
            noteSize = checkpoint.size
        }
    }
}
