/// What the daemon writes: entries with what their keys were answered, of which a crash keeps a prefix.
struct Disk {
    /// One entry, and the answer that is committed with it.
    struct Record {
        let bytes: [UInt8]
        let answer: Answer?
    }

    /// What an idempotency key was answered.
    struct Answer {
        let slot: Auditor.Slot
        let body: Ask.Body
        /// The reply without the bytes: those come from the entry.
        let reply: Reply
        /// The entry's place in the log.
        let seq: UInt64
    }

    /// What every crash keeps.
    private(set) var durable: [Record] = []
    /// What is written and not yet on the medium.
    private(set) var written: [Record] = []

    /// Writes a record.
    mutating func write(_ record: Record) { written.append(record) }

    /// Waits until all is on the medium.
    mutating func sync() {
        durable += written
        written = []
    }

    /// The machine fails: the first `count` of what was written are there, the rest never was.
    mutating func fail(keeping count: Int) {
        durable += written.prefix(count)
        written = []
    }

    /// Loses the last record that was durable: only a planted fault does.
    mutating func loseLast() { if !durable.isEmpty { durable.removeLast() } }
}
