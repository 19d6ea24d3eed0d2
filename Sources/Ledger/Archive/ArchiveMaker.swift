internal import Digests
internal import Gate
internal import Terms

/// Writes the signed log into its archive, or what is new of it, away from the loop: the C2SP tlog-tiles form that
/// an export has, so that the same programs read it.
///
/// Bundles and tiles first, then all of it read back to the root that was signed, the checkpoint last. A
/// run that was cut short is gone on with. Another log's archive in the place is set aside.
public struct ArchiveMaker: Sendable {
    let files: LedgerFiles
    private let note: String
    private let verifierKey: String

    /// Readies an archive of what `note`, the log's own durable checkpoint, is over.
    public init(_ files: LedgerFiles, note: String, verifierKey: String) {
        self.files = files
        self.note = note
        self.verifierKey = verifierKey
    }

    /// Makes it; slow where the log is long.
    public func run() -> Result<ArchiveReport, ArchiveFault> {
        do throws(LedgerError) {
            return try make()
        } catch { return .failure(.ledger(error)) }
    }

    private func make() throws(LedgerError) -> Result<ArchiveReport, ArchiveFault> {
        let reader = try LedgerReader(files)
        let tree = try reader.tree()
        guard let signed = ArchiveMaker.checkpoint(note),
            try tree.rootHash(at: signed.size) == signed.root
        else { return .failure(.notWhatWasSigned(path: files.database)) }
        var directory = ArchiveDirectory(path: files.archive)
        try settle(signed, tree)
        try directory.make()
        var start: UInt64?
        switch try standing(of: directory, signed, tree) {
        case .unfinished: break
        case .beginning(let size): start = size
        case .other(let old):
            // Two histories of one origin are a loss or a fork, and this is the proof of it.
            guard old?.origin != signed.origin else { return .failure(.left(path: files.archive)) }
            return try replace(directory, of: old, signed, reader, tree)
        }
        return try fill(&directory, from: start, signed, reader, tree)
    }

    /// Writes what the directory does not have of the log, reads all of it back, and writes the checkpoint.
    ///
    /// - Parameter start: how many entries its checkpoint is over; nil where it has none.
    func fill(
        _ directory: inout ArchiveDirectory, from start: UInt64?, _ signed: Checkpoint,
        _ reader: LedgerReader, _ tree: TiledTree
    ) throws(LedgerError) -> Result<ArchiveReport, ArchiveFault> {
        if start == nil {
            try directory.write(Array((verifierKey + "\n").utf8), to: "verifier-key")
        }
        let start = start ?? 0
        try write(from: start & ~(TilePlace.width - 1), to: signed.size, reader, tree, &directory)
        try directory.flush()
        guard try root(of: directory, over: signed.size) == signed.root else {
            return .failure(.notWhatWasSigned(path: directory.path))
        }
        try directory.write(Array(note.utf8), to: "checkpoint")
        try directory.flush()
        if start < signed.size {
            let needed = Set(TileName.partial(at: signed.size))
            for name in TileName.partial(at: start) where !needed.contains(name) {
                directory.remove(name)
            }
        }
        return .success(ArchiveReport(entries: signed.size, root: signed.root, setAside: nil))
    }

    private func write(
        from start: UInt64, to end: UInt64, _ reader: LedgerReader, _ tree: TiledTree,
        _ directory: inout ArchiveDirectory
    ) throws(LedgerError) {
        var next = start
        while next < end {
            let count = min(TilePlace.width, end - next)
            let entries = try reader.entries(from: next, limit: Int(count))
            guard entries.count == Int(count) else {
                throw .gap(seq: next + UInt64(entries.count))
            }
            for (index, entry) in entries.enumerated() {
                let seq = next + UInt64(index)
                guard try tree.leafHash(at: seq) == MerkleHash.leaf(entry) else {
                    throw .changed(seq: seq)
                }
                for hash in (try? Entry(reading: entry))?.blobs ?? [] {
                    guard let blob = try reader.blob(hash) else { throw .altered(blob: hash) }
                    try directory.write(blob, to: "blobs/\(hash.hex)")
                }
            }
            let name = TileName.bundle(next / TilePlace.width, count: count)
            try directory.write(EntryBundle.bytes(of: entries), to: name)
            next += count
        }
        var level = 0
        while end >> UInt64(8 * level) > 0 {
            let hashes = end >> UInt64(8 * level)
            var index = start >> UInt64(8 * level + 8)
            while index << 8 < hashes {
                let count = min(TilePlace.width, hashes - index << 8)
                var bytes: [UInt8] = []
                for place in index << 8..<index << 8 + count {
                    try tree.wholeSubtree(
                        from: place << UInt64(8 * level), count: 1 << UInt64(8 * level)
                    ).append(to: &bytes)
                }
                try directory.write(bytes, to: TileName.hashes(level, index, count: count))
                index += 1
            }
            level += 1
        }
    }

    /// The root over the entries that are in a directory now, read from its first to `size`.
    private func root(
        of directory: ArchiveDirectory, over size: UInt64
    ) throws(LedgerError) -> Digest32 {
        var shelf = ArchiveShelf(directory)
        var frontier = MerkleFrontier()
        while frontier.size < size {
            let count = min(TilePlace.width, size - frontier.size)
            for entry in try shelf.bundle(frontier.size / TilePlace.width, count: count) {
                frontier.append(leaf: MerkleHash.leaf(entry))
            }
        }
        return frontier.root
    }

    static func checkpoint(_ note: String) -> Checkpoint? {
        (try? SignedNote(note)).flatMap { try? Checkpoint(body: $0.text) }
    }
}
