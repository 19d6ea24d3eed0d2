import Digests
import Terms

/// Copies the log through the auditors' door as C2SP tlog-tiles: what is signed of it, and no more.
///
/// Tiles first, the checkpoint last, and only where it is of the tree that was copied: the tiles of an
/// earlier run are the beginning of that tree, so a log that does not extend what was exported before
/// can't come to the root that it signs.
struct TileExport {
    private let session: Session
    private var directory: TileDirectory
    private var edge = TileEdge()
    private var blobs: BlobCopy
    private var summary = LogExport.Summary()

    private init(_ session: Session, _ directory: TileDirectory) {
        self.session = session
        self.directory = directory
        blobs = BlobCopy(session, into: directory.blobs)
    }

    /// Writes the signed log into a directory, or what is new of it since the last run.
    ///
    /// Throws ``Failure/export(_:)`` where the directory is another log's or holds something else, and
    /// where the log has changed behind what was exported.
    static func run(
        _ session: Session, to directory: TileDirectory
    ) throws(Failure) -> LogExport.Summary {
        // Asked for first: where nobody answers, nothing is made.
        let key = try session.verifierKey()
        return try ExportDirectory(path: directory.path).locked { () throws(Failure) in
            var export = TileExport(session, directory)
            try directory.open(for: key, session)
            try ExportFile.write(
                Array(ExportReadme.tiles.utf8), to: "README.md", in: directory.path)
            try export.copy()
            return export.summary
        }
    }

    private mutating func copy() throws(Failure) {
        let before = try directory.checkpoint()
        let note = try session.audit("/v1/audit/checkpoint")
        guard let signed = SignedTree(note: note) else { throw .export(.badCheckpoint) }
        if let before {
            guard before.size <= signed.size, try isExtended(before) else {
                throw .export(.notExtended(directory: directory.path, size: before.size))
            }
            edge = try directory.edge(at: before.size)
        }
        try copyBundles(upTo: signed.size)
        guard edge.root == signed.root else {
            throw .export(.otherRoot(directory: directory.path, size: signed.size))
        }
        for tile in edge.partial { try directory.write(tile.bytes, to: tile.path) }
        try directory.flush()
        try ExportFile.write(note, to: "checkpoint", in: directory.path)
        if let before { directory.remove(partialAt: before.size, keeping: signed.size) }
        summary.before = before?.size ?? 0
        summary.entries = signed.size
        summary.signedSize = signed.size
        summary.blobs = blobs.count
    }

    /// Whether the log still begins with what was exported; nothing is written, since a copy that the log
    /// has left is evidence.
    private func isExtended(_ before: SignedTree) throws(Failure) -> Bool {
        var edge = try directory.edge(at: before.size)
        for entry in try entries(from: edge.size, count: before.size - edge.size) {
            _ = edge.append(leaf: TileExport.leaf(entry))
        }
        return edge.root == before.root
    }

    /// Copies entries, a bundle at a time, until the tree has `end` of them.
    private mutating func copyBundles(upTo end: UInt64) throws(Failure) {
        let width = UInt64(TilePath.width)
        while edge.size < end {
            let first = edge.size
            let entries = try entries(from: first, count: min(width, end - first))
            var bundle: [UInt8] = []
            for entry in entries {
                guard let length = UInt16(exactly: entry.count) else {
                    throw .export(.badCheckpoint)
                }
                bundle += [UInt8(length >> 8), UInt8(length & 255)] + entry
                try blobs.copy(namedBy: entry)
                for tile in edge.append(leaf: TileExport.leaf(entry)) {
                    try directory.write(tile.bytes, to: tile.path)
                }
            }
            let path = TilePath(level: .entries, index: first / width, count: entries.count)
            try directory.write(bundle, to: path)
        }
    }

    /// Exactly `count` entries, which are signed and so must be there; none where none are asked for.
    private func entries(
        from first: UInt64, count: UInt64
    ) throws(Failure) -> [ArraySlice<UInt8>] {
        guard count > 0 else { return [] }
        let lines = try session.audit("/v1/audit/entries?from=\(first)&limit=\(count)")
        let entries = lines.split(separator: UInt8(ascii: "\n"))
        guard entries.count == Int(count) else { throw .export(.badCheckpoint) }
        return entries
    }

    private static func leaf(_ entry: ArraySlice<UInt8>) -> Digest32 {
        SHA256.hash(prefix: 0, Array(entry))
    }
}
