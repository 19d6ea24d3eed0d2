internal import Terms

/// Entries whose bodies are no longer in the database, read from the archive beside it.
///
/// It vouches for nothing: whoever uses an entry holds it to the tree, as those of the database.
struct ArchiveShelf {
    private let directory: ArchiveDirectory
    private var last: (index: UInt64, entries: [[UInt8]])?

    init(_ files: LedgerFiles) { directory = ArchiveDirectory(path: files.archive) }

    /// The entries from `seq` on, up to the end of their bundle.
    ///
    /// - Throws: ``LedgerError/archived(seq:path:)`` where the bundle is not in its place.
    mutating func entries(from seq: UInt64) throws(LedgerError) -> ArraySlice<[UInt8]> {
        let index = seq / TilePlace.width
        let bundle = try bundle(index, count: TilePlace.width)
        return bundle.dropFirst(Int(seq % TilePlace.width))
    }

    /// A bundle that has `count` entries.
    mutating func bundle(_ index: UInt64, count: UInt64) throws(LedgerError) -> [[UInt8]] {
        if let last, last.index == index, last.entries.count == Int(count) { return last.entries }
        let name = TileName.bundle(index, count: count)
        let first = index * TilePlace.width
        guard let bytes = try directory.read(name, limit: EntryBundle.longest) else {
            throw .archived(seq: first, path: "\(directory.path)/\(name)")
        }
        guard let entries = EntryBundle.entries(in: bytes), entries.count == Int(count) else {
            throw .changed(seq: first)
        }
        last = (index, entries)
        return entries
    }
}
