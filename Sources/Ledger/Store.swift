internal import Terms

/// The writing connection with its statements.
///
/// Statements are prepared once: preparing costs more than running.
struct Store: ~Copyable {
    private var connection: Connection
    /// The database, its write-ahead log and that log's index, as they were opened.
    private let files: [FileIdentity]
    /// How long the write-ahead log may get before it is moved into the database, in pages of 4 KiB.
    ///
    /// Rows keyed by chance touch the same pages again and again: a longer log, up to 32 MiB, lets each of
    /// them be written once.
    private static let longestLog: Int32 = 8_000
    private var tidyAt = Store.longestLog
    /// Whether the write-ahead log may still have a key that was destroyed.
    private var holdsShreds = false
    private let insertEntry: Statement
    private let insertBlob: Statement
    private let dropBlob: Statement
    private let setNote: Statement
    private let insertTile: Statement
    private let setPlace: Statement
    private let dropEntries: Statement
    private let emptyLog: Statement
    private let putRow: [RowTable: Statement]
    private let removeRow: [RowTable: Statement]

    init(_ opened: consuming Connection) throws(LedgerError) {
        var connection = opened
        let files = try FileIdentity.all(of: connection.paths)
        let entry = try connection.prepare("INSERT INTO entries(seq, bytes) VALUES (?, ?)")
        let blob = try connection.prepare(
            "INSERT INTO blobs(hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")
        let dropBlob = try connection.prepare("DELETE FROM blobs WHERE hash = ?")
        let note = try connection.prepare(
            "INSERT OR REPLACE INTO checkpoint(one, note) VALUES (1, ?)")
        let tile = try connection.prepare(
            "INSERT INTO tiles(level, number, hashes) VALUES (?, ?, ?)")
        let place = try connection.prepare(
            "INSERT OR REPLACE INTO places(payment, seq, agent) VALUES (?, ?, ?)")
        var put: [RowTable: Statement] = [:]
        var remove: [RowTable: Statement] = [:]
        for table in RowTable.allCases {
            put[table] = try connection.prepare(
                "INSERT OR REPLACE INTO \(table.rawValue)(id, version, value, mac) VALUES (?, ?, ?, ?)"
            )
            remove[table] = try connection.prepare("DELETE FROM \(table.rawValue) WHERE id = ?")
        }
        let dropEntries = try connection.prepare("DELETE FROM entries WHERE seq >= ? AND seq < ?")
        emptyLog = try connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)")
        self.files = files
        self.dropEntries = dropEntries
        insertEntry = entry
        insertBlob = blob
        self.dropBlob = dropBlob
        setNote = note
        insertTile = tile
        setPlace = place
        putRow = put
        removeRow = remove
        self.connection = connection
    }

    /// Writes the batches in one transaction; durable when it returns.
    mutating func commit(_ batches: [Batch]) throws(LedgerError) {
        try check()
        holdsShreds = holdsShreds || batches.contains { $0.shreds }
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

    /// Throws ``LedgerError/moved(path:rescued:)`` where a file is not the one that was opened: what is
    /// written would go where nobody looks.
    func check() throws(LedgerError) {
        guard let database = files.first, !connection.hasMoved else {
            throw .moved(path: files.first?.path ?? "the database", rescued: nil)
        }
        try database.check()
        for file in files.dropFirst() { try file.check() }
    }

    /// Moves the write-ahead log into the database where it has become long; for between two batches.
    mutating func tidy() throws(LedgerError) {
        if holdsShreds {
            // 1 where a reader was in the way: then the next batch tries again.
            var isBusy = true
            try connection.query(emptyLog) { row in
                isBusy = row.integer(0) != 0
                return false
            }
            holdsShreds = isBusy
        }
        let length = connection.framesInLog
        if length < Store.longestLog { tidyAt = Store.longestLog }
        guard length >= tidyAt else { return }
        // A reader, or a full disk, may leave it long: not to be tried again at once.
        tidyAt = length + 1_000
        try connection.execute("PRAGMA wal_checkpoint(PASSIVE)", during: .tidying)
    }

    /// Saves what only the open files still hold, where one of them is gone from its place; answers where to.
    ///
    /// The database has every wallet's key: whoever unlinked it by mistake loses nothing as long as the
    /// process that has it open writes it out before it ends.
    mutating func rescue(entries: UInt64) -> String? {
        let places = files.map(\.place)
        guard places.count == 3, connection.paths.count == 3 else { return nil }
        let database = places[0] == .here || places[0] == .linked
        if database, places[1] == .here || places[1] == .linked { return nil }
        if database, places[1] == .gone, (try? checkpoint()) != nil {
            // All of it is in the database now, which is in its place.
            return nil
        }
        // Another file in its place is not touched: it may be evidence.
        let copy = "\(files[0].path).rescued-\(entries)"
        guard !FileIdentity.exists(copy) else { return nil }
        do throws(LedgerError) {
            let saving = try connection.prepare("VACUUM INTO CAST(? AS TEXT)")
            try connection.run(saving, .bytes(Array(copy.utf8)))
            try FileIdentity.makeDurable(copy)
        } catch {
            // Half of a database would be taken for all of it.
            FileIdentity.remove(copy)
            return nil
        }
        return copy
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
        if let gone = batch.archived {
            // What kind of vault this is stands in the first: a start needs that, and no archive.
            try connection.run(
                dropEntries, .integer(max(1, gone.lowerBound)), .integer(gone.upperBound))
        }
        for tile in batch.tiles { try connection.run(insertTile, tile.bindings) }
        for place in batch.places { try connection.run(setPlace, place.bindings) }
        for (payment, seq) in batch.endings {
            try connection.run(setPlace, PaymentPlace.ending(payment, at: seq))
        }
        for hash in batch.dropped { try connection.run(dropBlob, .bytes(hash.bytes)) }
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
