internal import Digests
public import Terms

/// A second connection, read-only, for look-ups while the writer writes; sees durable content only.
///
/// Confined to whoever made it, as the ledger is.
public final class LedgerReader {
    private var connection: Connection
    private let oneEntry: Statement
    private let someEntries: Statement
    private let oneBlob: Statement
    private let allBlobs: Statement
    private let note: Statement
    private let oneTile: Statement
    private let onePlace: Statement
    private let placeCount: Statement
    private let firstEntry: Statement
    private var shelf: ArchiveShelf
    private let countingNotes: Statement
    private let counting: Statement
    private let newestWith: Statement
    private var oneRow: [RowTable: Statement] = [:]
    private var allRows: [RowTable: Statement] = [:]
    private var rowCounts: [RowTable: Statement] = [:]
    private var someRows: [RowTable: Statement] = [:]
    private var rangeCounts: [RowTable: Statement] = [:]

    /// Opens the ledger's database for reading.
    public init(_ files: LedgerFiles) throws(LedgerError) {
        var connection = try Connection.openReader(at: files.database)
        oneEntry = try connection.prepare("SELECT bytes FROM entries WHERE seq = ?")
        someEntries = try connection.prepare(
            "SELECT seq, bytes FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?")
        firstEntry = try connection.prepare(
            "SELECT coalesce((SELECT seq FROM entries WHERE seq <> 0 ORDER BY seq LIMIT 1), 0), "
                + "EXISTS (SELECT 1 FROM entries WHERE seq = 0)")
        shelf = ArchiveShelf(files)
        oneBlob = try connection.prepare("SELECT bytes FROM blobs WHERE hash = ?")
        allBlobs = try connection.prepare("SELECT hash, bytes FROM blobs ORDER BY hash")
        countingNotes = try connection.prepare("SELECT count(*) FROM checkpoint")
        oneTile = try connection.prepare(
            "SELECT hashes FROM tiles WHERE level = ? AND number = ?")
        onePlace = try connection.prepare("SELECT seq, agent FROM places WHERE payment = ?")
        placeCount = try connection.prepare(
            "SELECT count(*) FROM places WHERE substr(payment, -4) <> CAST('/end' AS BLOB)")
        note = try connection.prepare("SELECT note FROM checkpoint WHERE one = 1")
        newestWith = try connection.prepare(
            "SELECT coalesce(max(seq), 0) FROM entries WHERE seq >= ? AND seq < ? "
                + "AND instr(bytes, ?) > 0")
        counting = try connection.prepare("SELECT coalesce(max(seq) + 1, 0) FROM entries")
        for table in RowTable.allCases {
            let columns = "SELECT id, version, value, mac FROM \(table.rawValue)"
            oneRow[table] = try connection.prepare("\(columns) WHERE id = ?")
            allRows[table] = try connection.prepare("\(columns) ORDER BY id")
            someRows[table] = try connection.prepare(
                "\(columns) WHERE id > ? AND id < ? ORDER BY id LIMIT ?")
            rangeCounts[table] = try connection.prepare(
                "SELECT count(*) FROM \(table.rawValue) WHERE id > ? AND id < ?")
            rowCounts[table] = try connection.prepare("SELECT count(*) FROM \(table.rawValue)")
        }
        self.connection = connection
    }

    /// The bytes of an entry, be it archived or not; nil beyond the end.
    public func entry(_ seq: UInt64) throws(LedgerError) -> [UInt8]? {
        if let found = try bytes(oneEntry, .integer(seq)) { return found }
        return seq < (try archivedSize()) ? try shelf.entries(from: seq).first : nil
    }

    /// How many entries are in the archive, always whole bundles of 256: the body of the first may be in the
    /// database as well, and the others' are not.
    public func archivedSize() throws(LedgerError) -> UInt64 {
        var (next, hasFirst): (Int64, Bool) = (0, false)
        try connection.query(firstEntry) { row in
            (next, hasFirst) = (row.integer(0), row.integer(1) != 0)
            return false
        }
        if next == 0 || next == 1 && hasFirst { return 0 }
        guard next > 0, next % Int64(TilePlace.width) == 0 else { throw .gap(seq: 0) }
        return UInt64(next)
    }

    /// Up to `limit` entries from `seq` on, in order, archived ones among them.
    public func entries(from seq: UInt64, limit: Int) throws(LedgerError) -> [[UInt8]] {
        guard seq <= UInt64(Int64.max), limit > 0 else { return [] }
        let archived = try archivedSize()
        do throws(LedgerError) {
            return try entries(from: seq, limit: limit, archived: archived)
        } catch {
            // Between two queries an archive may have taken more.
            let now = try archivedSize()
            guard now > archived else { throw error }
            return try entries(from: seq, limit: limit, archived: now)
        }
    }

    private func entries(
        from seq: UInt64, limit: Int, archived: UInt64
    ) throws(LedgerError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        if seq == 0, archived > 0, let first = try bytes(oneEntry, .integer(0)) { found = [first] }
        while found.count < limit, seq + UInt64(found.count) < archived {
            let page = try shelf.entries(from: seq + UInt64(found.count))
            found += page.prefix(limit - found.count)
        }
        guard found.count < limit else { return found }
        return found
            + (try stored(from: seq + UInt64(found.count), limit: limit - found.count))
    }

    private func stored(from seq: UInt64, limit: Int) throws(LedgerError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        try connection.query(someEntries, .integer(seq), .integer(UInt64(limit))) {
            row throws(LedgerError) in
            try LedgerReader.expect(seq + UInt64(found.count), in: row)
            found.append(row.bytes(1))
            return true
        }
        return found
    }

    /// How many rows a table has.
    public func rowCount(in table: RowTable) throws(LedgerError) -> UInt64 {
        guard let statement = rowCounts[table] else { return 0 }
        return try number(statement)
    }

    /// How many entries there are.
    public func count() throws(LedgerError) -> UInt64 { try number(counting) }

    private func number(
        _ statement: Statement, _ bindings: Binding...
    ) throws(LedgerError) -> UInt64 {
        var number: UInt64 = 0
        try connection.query(statement, bindings) { row in
            number = UInt64(max(0, row.integer(0)))
            return false
        }
        return number
    }

    /// The row `id` of a table; nil when there is none.
    public func row(_ table: RowTable, id: [UInt8]) throws(LedgerError) -> Row? {
        guard let statement = oneRow[table] else { return nil }
        return try rows(table, statement, .bytes(id)).first
    }

    /// All rows of a table, in order of their ids.
    public func rows(_ table: RowTable) throws(LedgerError) -> [Row] {
        guard let statement = allRows[table] else { return [] }
        return try rows(table, statement)
    }

    /// A table's rows between two ids, both left out, in order of their ids: `limit` at most.
    public func rows(
        _ table: RowTable, after low: [UInt8], before high: [UInt8], limit: Int
    ) throws(LedgerError) -> [Row] {
        guard let statement = someRows[table] else { return [] }
        return try rows(
            table, statement, .bytes(low), .bytes(high), .integer(UInt64(max(0, limit))))
    }

    /// How many rows a table has between two ids, both left out.
    public func rowCount(
        in table: RowTable, after low: [UInt8], before high: [UInt8]
    ) throws(LedgerError) -> UInt64 {
        guard let statement = rangeCounts[table] else { return 0 }
        return try number(statement, .bytes(low), .bytes(high))
    }

    /// The blob with this SHA-256; nil when there is none, throws `altered` when its bytes have
    /// another.
    public func blob(_ hash: Digest32) throws(LedgerError) -> [UInt8]? {
        guard let found = try bytes(oneBlob, .bytes(hash.bytes)) else { return nil }
        guard SHA256.hash(found) == hash else { throw .altered(blob: hash) }
        return found
    }

    /// Every blob: the hash it stands under and the one it has.
    public func blobs() throws(LedgerError) -> [(name: [UInt8], hash: Digest32)] {
        var found: [(name: [UInt8], hash: Digest32)] = []
        try connection.query(allBlobs) { row in
            found.append((row.bytes(0), SHA256.hash(row.bytes(1))))
            return true
        }
        return found
    }

    /// How many checkpoints are stored; one, or none before the first is signed.
    public func checkpointCount() throws(LedgerError) -> UInt64 { try number(countingNotes) }

    /// Where a payment's last decision stands; nil where no such payment is known.
    public func place(of payment: PaymentID) throws(LedgerError) -> PaymentPlace? {
        var found: PaymentPlace?
        try connection.query(onePlace, .bytes(Array(payment.text.utf8))) { row in
            guard row.integer(0) >= 0,
                let agent = AgentName(String(decoding: row.bytes(1), as: UTF8.self))
            else { return false }
            found = PaymentPlace(payment: payment, seq: UInt64(row.integer(0)), agent: agent)
            return false
        }
        return found
    }

    /// The place of the entry that ended a payment; nil where none is known to have.
    public func ending(of payment: PaymentID) throws(LedgerError) -> UInt64? {
        var found: UInt64?
        try connection.query(onePlace, .bytes(PaymentPlace.endingName(payment))) { row in
            if row.integer(0) >= 0 { found = UInt64(row.integer(0)) }
            return false
        }
        return found
    }

    /// How many payments have a place.
    public func placesCount() throws(LedgerError) -> UInt64 { try number(placeCount) }

    /// A tile of the tree; nil where none of its form is stored.
    func tile(_ place: TilePlace) throws(LedgerError) -> Tile? {
        try bytes(oneTile, .integer(UInt64(place.level)), .integer(place.number)).flatMap {
            Tile(place, bytes: $0)
        }
    }

    /// The tree over all entries, which must begin with entry 0: its edge from the last entries and the tiles.
    func tree() throws(LedgerError) -> TiledTree {
        try checkFirst()
        let size = try count()
        let full = size & ~(TilePlace.width - 1)
        let last = try entries(from: full, limit: Int(TilePlace.width)).map(MerkleHash.leaf)
        guard full + UInt64(last.count) == size else { throw .gap(seq: full + UInt64(last.count)) }
        return try TiledTree(size: size, last: last) { place throws(LedgerError) in
            try self.tile(place)
        }
    }

    /// The place of the last entry before `size` that has `text` in its bytes.
    ///
    /// Nil where none has; entry 0 is not looked at.
    func lastEntry(before size: UInt64, with text: String) throws(LedgerError) -> UInt64? {
        var end = size
        var width: UInt64 = 4_096
        while end > 1 {
            let start = end > width ? end - width : 1
            var found: UInt64 = 0
            try connection.query(
                newestWith, .integer(start), .integer(end), .bytes(Array(text.utf8))
            ) { row in
                found = UInt64(max(0, row.integer(0)))
                return false
            }
            if found > 0 { return found }
            end = start
            width *= 4
        }
        return nil
    }

    /// Compares entries with the tree, from the tile on that has `first`; answers the first that is not what it
    /// was, or throws ``LedgerError/gap(seq:)`` for one that is missing.
    func scrub(
        from first: UInt64, upTo size: UInt64
    ) throws(LedgerError) -> LedgerFinding? {
        var scrub = try LogScrub(self, from: first & ~(TilePlace.width - 1))
        while scrub.done < size {
            let page = try entries(from: scrub.done, limit: Int(TilePlace.width))
            guard !page.isEmpty else { throw .gap(seq: scrub.done) }
            for entry in page { try scrub.take(entry) }
        }
        return scrub.takeFinding()
    }

    /// Throws ``LedgerError/gap(seq:)`` where the first entry that is not archived stands where none can.
    func checkFirst() throws(LedgerError) { _ = try archivedSize() }

    /// The stored checkpoint's note, as it stands.
    func storedNote() throws(LedgerError) -> String? {
        try bytes(note).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func expect(
        _ seq: UInt64, in row: borrowing RowCursor
    ) throws(LedgerError) {
        guard row.integer(0) == Int64(bitPattern: seq) else { throw .gap(seq: seq) }
    }

    private func bytes(
        _ statement: Statement, _ bindings: Binding...
    ) throws(LedgerError) -> [UInt8]? {
        var found: [UInt8]?
        try connection.query(statement, bindings) { row in
            found = row.bytes(0)
            return false
        }
        return found
    }

    private func rows(
        _ table: RowTable, _ statement: Statement, _ bindings: Binding...
    ) throws(LedgerError) -> [Row] {
        var found: [Row] = []
        try connection.query(statement, bindings) { row in
            found.append(
                Row(
                    table: table, id: row.bytes(0), version: UInt64(bitPattern: row.integer(1)),
                    value: row.bytes(2), mac: row.bytes(3)))
            return true
        }
        return found
    }
}
