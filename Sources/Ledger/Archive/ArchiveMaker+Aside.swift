internal import Terms

/// An archive of another log in the archive's place: it is set aside whole, under a name, and nothing of it is
/// believed or deleted. Bodies that this log needs of it are read from it until another archive has them.
extension ArchiveMaker {
    /// Where another archive is made while one that is to be set aside is still in use.
    private var part: ArchiveDirectory { ArchiveDirectory(path: ArchiveShelf.part(of: files)) }

    /// What an archive is to this log.
    enum Standing {
        /// There is none, or none that was finished.
        case unfinished
        /// The beginning of this log, of so many entries.
        case beginning(UInt64)
        /// No beginning of it; nil where its checkpoint can't be read.
        case other(Checkpoint?)
    }

    /// Reads what an archive's checkpoint says of it: nobody vouches for that, so it is held to the tree.
    func standing(
        of directory: ArchiveDirectory, _ signed: Checkpoint, _ tree: TiledTree
    ) throws(LedgerError) -> Standing {
        guard let bytes = try directory.read("checkpoint", limit: 65_536) else {
            return .unfinished
        }
        guard let old = ArchiveMaker.checkpoint(String(decoding: bytes, as: UTF8.self)) else {
            return .other(nil)
        }
        guard old.size <= signed.size, try tree.rootHash(at: old.size) == old.root else {
            return .other(old)
        }
        return .beginning(old.size)
    }

    /// Makes this log's archive beside `place`, which has another's, and only then sets that one aside.
    func replace(
        _ place: ArchiveDirectory, of old: Checkpoint?, _ signed: Checkpoint,
        _ reader: LedgerReader, _ tree: TiledTree
    ) throws(LedgerError) -> Result<ArchiveReport, ArchiveFault> {
        var directory = part
        try directory.make()
        var start: UInt64?
        if case .beginning(let size) = try standing(of: directory, signed, tree) { start = size }
        let made = try fill(&directory, from: start, signed, reader, tree)
        guard case .success(let report) = made else { return made }
        let word = old.map { "\($0.size)-\($0.root.hex.prefix(8))" } ?? "unread"
        let name = try place.rename(to: "\(files.archive).aside-\(word)")
        // Until here no body was in neither: where a run ends before this, the shelf finds them in the part.
        _ = try directory.rename(to: files.archive)
        return .success(
            ArchiveReport(entries: report.entries, root: report.root, setAside: name))
    }

    /// Puts in its place what a run has made whole that was cut short once the other was set aside.
    func settle(_ signed: Checkpoint, _ tree: TiledTree) throws(LedgerError) {
        guard !FileIdentity.exists(files.archive),
            case .beginning = try standing(of: part, signed, tree)
        else { return }
        _ = try part.rename(to: files.archive)
    }
}
