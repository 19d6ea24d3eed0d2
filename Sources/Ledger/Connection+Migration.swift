internal import CSQLite
internal import Terms

/// A database of an earlier version becomes one of this one when it is opened for writing.
extension Connection {
    /// Brings an earlier version up to this one, in one transaction: a crash leaves the old or the new.
    mutating func migrate() throws(LedgerError) {
        guard try integer("PRAGMA application_id") == Connection.applicationID,
            try integer("PRAGMA user_version") == 1
        else { return }
        try checkSchema(of: 1)
        try flushLeftovers()
        try execute("BEGIN IMMEDIATE", during: .configuring)
        do throws(LedgerError) {
            let added = Connection.tables(of: 2).filter { name, _ in
                Connection.tables(of: 1)[name] == nil
            }
            for sql in added.values { try execute(sql, during: .configuring) }
            try fillFromEntries()
            try execute("PRAGMA user_version=2", during: .configuring)
            try execute("COMMIT", during: .committing)
        } catch {
            if isInTransaction { try? execute("ROLLBACK", during: .configuring) }
            throw error
        }
    }

    /// Sets what durability rests on, and flushes what a killed process left in the write-ahead log.
    ///
    /// Frames of a killed process can be visible and yet never flushed: until they are, no entry is
    /// trusted.
    mutating func flushLeftovers() throws(LedgerError) {
        try configure()
        try insist("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
        guard try integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
            throw .database(code: SQLITE_BUSY, during: .recovering)
        }
    }

    /// Makes the tree over the entries and stores its full tiles, and the places of payments.
    private mutating func fillFromEntries() throws(LedgerError) {
        let page = try prepare(
            "SELECT seq, bytes FROM entries WHERE seq >= ? ORDER BY seq LIMIT 256")
        let insert = try prepare("INSERT INTO tiles(level, number, hashes) VALUES (?, ?, ?)")
        let place = try prepare(
            "INSERT OR REPLACE INTO places(payment, seq, agent) VALUES (?, ?, ?)")
        let tree = TiledTree()
        while true {
            var leaves: [Digest32] = []
            var places: [PaymentPlace] = []
            try query(page, .integer(tree.size)) { row throws(LedgerError) in
                let seq = tree.size + UInt64(leaves.count)
                guard row.integer(0) == Int64(bitPattern: seq) else { throw .gap(seq: seq) }
                let entry = row.bytes(1)
                leaves.append(MerkleHash.leaf(entry))
                if let place = PaymentPlace(reading: entry, at: seq) { places.append(place) }
                return true
            }
            for found in places { try run(place, found.bindings) }
            for leaf in leaves {
                for tile in tree.append(leaf: leaf) { try run(insert, tile.bindings) }
            }
            tree.forgetAll()
            guard leaves.count == 256 else { return }
        }
    }
}
