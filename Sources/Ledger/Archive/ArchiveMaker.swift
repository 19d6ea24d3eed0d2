internal import Digests
internal import Gate
internal import Terms

/// Writes the signed log into its archive, or what is new of it, away from the loop: the C2SP tlog-tiles form that
/// an export has, so that the same programs read it.
///
/// Bundles and tiles first, then all of it read back to the root that was signed, the checkpoint last. A
/// run that was cut short is gone on with.
public struct ArchiveMaker: Sendable {
    private let files: LedgerFiles
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
        var directory = ArchiveDirectory(path: files.archive)
        guard let signed = ArchiveMaker.checkpoint(note),
            try tree.rootHash(at: signed.size) == signed.root
        else { return .failure(.notWhatWasSigned(path: files.database)) }
        try directory.make()
        let before = try directory.read("checkpoint", limit: 65_536)
            .map { String(decoding: $0, as: UTF8.self) }
        var start: UInt64 = 0
        if let before {
            // Nothing is written over an archive that the log has left: it is evidence.
            guard let old = ArchiveMaker.checkpoint(before), old.size <= signed.size,
                try tree.rootHash(at: old.size) == old.root
            else { return .failure(.otherLog(path: files.archive)) }
            start = old.size
        } else {
            try directory.write(Array((verifierKey + "\n").utf8), to: "verifier-key")
        }
        try write(from: start & ~(TilePlace.width - 1), to: signed.size, reader, tree, &directory)
        try directory.flush()
        guard try root(over: signed.size) == signed.root else {
            return .failure(.notWhatWasSigned(path: files.archive))
        }
        try directory.write(Array(note.utf8), to: "checkpoint")
        try directory.flush()
        if start < signed.size {
            let needed = Set(TileName.partial(at: signed.size))
            for name in TileName.partial(at: start) where !needed.contains(name) {
                directory.remove(name)
            }
        }
        return .success(ArchiveReport(entries: signed.size, root: signed.root))
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

    /// The root over the entries that are in the archive now, read from its first to `size`.
    private func root(over size: UInt64) throws(LedgerError) -> Digest32 {
        var shelf = ArchiveShelf(files)
        var frontier = MerkleFrontier()
        while frontier.size < size {
            let count = min(TilePlace.width, size - frontier.size)
            for entry in try shelf.bundle(frontier.size / TilePlace.width, count: count) {
                frontier.append(leaf: MerkleHash.leaf(entry))
            }
        }
        return frontier.root
    }

    private static func checkpoint(_ note: String) -> Checkpoint? {
        (try? SignedNote(note)).flatMap { try? Checkpoint(body: $0.text) }
    }
}
