internal import Terms

/// Entries whose bodies are no longer in the database, read from the archive beside it.
///
/// It vouches for nothing: whoever uses an entry holds it to the tree, as those of the database.
struct ArchiveShelf {
    private let directory: ArchiveDirectory
    /// Where to look while there is no such directory.
    private let spare: ArchiveDirectory?
    private var last: (index: UInt64, entries: [[UInt8]])?

    /// Of a ledger: the archive in its place, or the one that was to be put there when a run was cut short.
    init(_ files: LedgerFiles) {
        directory = ArchiveDirectory(path: files.archive)
        spare = ArchiveDirectory(path: ArchiveShelf.part(of: files))
    }

    /// What one directory has.
    init(_ directory: ArchiveDirectory) {
        self.directory = directory
        spare = nil
    }

    /// Where an archive is made that is to take another's place.
    static func part(of files: LedgerFiles) -> String { files.archive + ".part" }

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
        var bytes = try directory.read(name, limit: EntryBundle.longest)
        if bytes == nil, let spare, !FileIdentity.exists(directory.path) {
            bytes = try spare.read(name, limit: EntryBundle.longest)
        }
        guard let bytes else {
            throw .archived(seq: first, path: "\(directory.path)/\(name)")
        }
        guard let entries = EntryBundle.entries(in: bytes), entries.count == Int(count) else {
            throw .changed(seq: first)
        }
        last = (index, entries)
        return entries
    }
}
