internal import Terms

/// The writing connection with its statements.
///
/// Statements are prepared once: preparing costs more than running.
struct Store: ~Copyable {
    private var connection: Connection
    private let insertEntry: Statement
    private let insertBlob: Statement
    private let setNote: Statement
    private let putRow: [RowTable: Statement]
    private let removeRow: [RowTable: Statement]

    init(_ opened: consuming Connection) throws(LedgerError) {
        var connection = opened
        let entry = try connection.prepare("INSERT INTO entries(seq, bytes) VALUES (?, ?)")
        let blob = try connection.prepare(
            "INSERT INTO blobs(hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")
        let note = try connection.prepare(
            "INSERT OR REPLACE INTO checkpoint(one, note) VALUES (1, ?)")
        var put: [RowTable: Statement] = [:]
        var remove: [RowTable: Statement] = [:]
        for table in RowTable.allCases {
            put[table] = try connection.prepare(
                "INSERT OR REPLACE INTO \(table.rawValue)(id, version, value, mac) VALUES (?, ?, ?, ?)"
            )
            remove[table] = try connection.prepare("DELETE FROM \(table.rawValue) WHERE id = ?")
        }
        insertEntry = entry
        insertBlob = blob
        setNote = note
        putRow = put
        removeRow = remove
        self.connection = connection
    }

    /// Writes the batches in one transaction; durable when it returns.
    func commit(_ batches: [Batch]) throws(LedgerError) {
        guard !connection.hasMoved else { throw .moved }
        do throws(LedgerError) {
            try connection.execute("BEGIN IMMEDIATE", during: .writing)
            for batch in batches { try write(batch) }
            if let note = batches.last(where: { $0.note != nil })?.note {
                try connection.run(setNote, .bytes(Array(note.utf8)))
            }
            try connection.execute("COMMIT", during: .committing)
        } catch {
            // Nothing is retried; the rollback only lets the connection close cleanly.
            if connection.isInTransaction { try? connection.execute("ROLLBACK", during: .writing) }
            throw error
        }
    }

    /// Moves the write-ahead log into the database and empties it.
    func checkpoint() throws(LedgerError) {
        try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)", during: .closing)
    }

    private func write(_ batch: Batch) throws(LedgerError) {
        var seq = batch.first
        for entry in batch.entries {
            try connection.run(insertEntry, .integer(seq), .bytes(entry))
            seq += 1
        }
        for blob in batch.blobs {
            try connection.run(insertBlob, .bytes(blob.hash.bytes), .bytes(blob.bytes))
        }
        for change in batch.rows {
            switch change {
            case .put(let row):
                guard let statement = putRow[row.table] else { continue }
                try connection.run(
                    statement, .bytes(row.id), .integer(row.version), .bytes(row.value),
                    .bytes(row.mac))
            case .remove(let table, let id):
                guard let statement = removeRow[table] else { continue }
                try connection.run(statement, .bytes(id))
            }
        }
    }
}
