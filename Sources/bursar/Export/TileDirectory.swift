import Digests
import Glibc
import Terms

/// The directory of a tiled export: what an earlier run left in it, and where tiles go.
struct TileDirectory {
    /// The directory.
    let path: String
    /// Directories with names in them that may not be on disk.
    private var unflushed: Set<String> = []

    init(path: String) { self.path = path }

    /// Where the bytes are that entries name, each under its SHA-256.
    var blobs: String { path + "/blobs" }

    /// Begins an export of the log of `key`, or sees to it that the directory holds one.
    func open(for key: String, _ session: Session) throws(Failure) {
        let held = try ExportDirectory.names(in: path)
        let isOurs = held.contains("verifier-key")
        guard isOurs || held.isEmpty else { throw .export(.notAnExport(directory: path)) }
        guard !held.contains("entries") else { throw .export(.otherFormat(directory: path)) }
        if isOurs {
            try ExportKey.check(key, in: path, session)
        } else {
            // First of all: from here on an interrupted export is known for one.
            try ExportFile.write(Array((key + "\n").utf8), to: "verifier-key", in: path)
        }
        for folder in [path + "/tile", path + "/tile/entries", blobs] {
            _ = try ExportDirectory.make(folder)
        }
    }

    /// What the last run that came to its end copied; nil where there was none.
    func checkpoint() throws(Failure) -> SignedTree? {
        guard ExportFile.exists("checkpoint", in: path) else { return nil }
        let bytes = try InputFile.read(path + "/checkpoint", limit: 65_536)
        guard let tree = SignedTree(note: bytes) else {
            throw .export(.brokenPage(path: path + "/checkpoint"))
        }
        return tree
    }

    /// The tree as it was when its last full bundle was: the tiles of the levels above are read back.
    func edge(at size: UInt64) throws(Failure) -> TileEdge {
        let whole = size - size % UInt64(TilePath.width)
        var tiles: [[UInt8]] = []
        for level in 1..<max(1, TileEdge.levels(at: whole)) {
            let width = TileEdge.width(of: level, at: whole)
            guard width > 0 else {
                tiles.append([])
                continue
            }
            let tile = TilePath(
                level: .hashes(level), index: whole >> UInt64(8 * (level + 1)), count: width)
            tiles.append(try InputFile.read("\(path)/\(tile.text)", limit: 32 * TilePath.width))
        }
        guard let edge = TileEdge(size: whole, tiles: tiles) else {
            throw .export(.brokenPage(path: path + "/tile"))
        }
        return edge
    }

    /// Puts a tile on disk and under its name; the names are on disk once ``flush()`` has returned.
    mutating func write(_ bytes: [UInt8], to tile: TilePath) throws(Failure) {
        var folder = path
        for part in tile.directory.split(separator: "/") {
            let isNew = try ExportDirectory.make(folder + "/" + part, isFlushed: false)
            if isNew { unflushed.insert(folder) }
            folder += "/" + part
        }
        unflushed.insert(folder)
        try ExportFile.write(bytes, to: tile.name, in: folder, isNameFlushed: false)
    }

    /// Puts the tiles' names on disk: once for each directory, which can hold a thousand of them.
    mutating func flush() throws(Failure) {
        for folder in unflushed { try ExportFile.sync(folder) }
        unflushed = []
    }

    /// Takes away the tiles that were not full at `size`, but for those that `kept` still needs.
    ///
    /// Nobody misses one that stays, so a failure to remove it is none of the export's.
    func remove(partialAt size: UInt64, keeping kept: UInt64) {
        let needed = Set(TileDirectory.partial(at: kept).map(\.text))
        for tile in TileDirectory.partial(at: size) where !needed.contains(tile.text) {
            _ = unsafe unlink("\(path)/\(tile.text)")
            _ = unsafe rmdir("\(path)/\(tile.directory)")
        }
    }

    /// The tiles that are not full in a log of `size`, the bundle of entries among them.
    static func partial(at size: UInt64) -> [TilePath] {
        let tiles = (0..<TileEdge.levels(at: size)).map { level in
            TilePath(
                level: .hashes(level), index: size >> UInt64(8 * (level + 1)),
                count: TileEdge.width(of: level, at: size))
        }
        let bundle = TilePath(
            level: .entries, index: size >> 8, count: TileEdge.width(of: 0, at: size))
        return ([bundle] + tiles).filter { $0.count > 0 }
    }
}
