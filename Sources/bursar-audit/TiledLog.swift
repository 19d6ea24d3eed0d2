import Ledger
import Terms

/// An export in C2SP tlog-tiles: bundles of entries, and the tiles of hashes that must be theirs.
struct TiledLog {
    /// Hashes or entries in a full tile.
    static let width = 256
    /// The longest a full bundle can be, bytes.
    private static let longest = width * (2 + Ledger.entryLimit)

    /// The directory with `checkpoint` and `tile`.
    let directory: String

    /// The tiles in `directory`; nil where there are none.
    init?(_ directory: String) {
        guard InputFile.isDirectory(directory + "/tile/entries") else { return nil }
        self.directory = directory
    }

    /// Throws where a tile has not these hashes, its first ones.
    func compare(
        _ hashes: [Digest32], on level: Int, _ index: UInt64
    ) throws(AuditFailure) {
        let (path, bytes) = try tile("\(level)", index, hashes.count, longest: 32 * TiledLog.width)
        guard bytes.prefix(32 * hashes.count).elementsEqual(hashes.flatMap(\.bytes)),
            bytes.count == 32 * hashes.count || path.isFull && bytes.count == 32 * TiledLog.width
        else {
            throw .tampering(
                what: path.text, why: "has not the hashes of the entries below it", seq: nil)
        }
    }

    /// The entries of the bundle that begins with entry `first`, as far as a log of `size` has them.
    func bundle(
        from first: UInt64, of size: UInt64
    ) throws(AuditFailure) -> (path: String, entries: [[UInt8]]) {
        let count = Int(min(UInt64(TiledLog.width), size - first))
        let index = first / UInt64(TiledLog.width)
        let (path, bytes) = try tile("entries", index, count, longest: TiledLog.longest)
        var entries: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard place + 2 <= bytes.count else { throw cut(path.text, first, entries.count) }
            let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            let end = place + 2 + length
            guard end <= bytes.count else { throw cut(path.text, first, entries.count) }
            entries.append(Array(bytes[(place + 2)..<end]))
            place = end
        }
        let held = path.isFull ? TiledLog.width : count
        guard entries.count == held else {
            throw .tampering(
                what: path.text, why: "holds \(entries.count) entries, not \(held)",
                seq: first + UInt64(min(entries.count, count)))
        }
        return (path.text, Array(entries.prefix(count)))
    }

    private func cut(_ path: String, _ first: UInt64, _ count: Int) -> AuditFailure {
        let seq = first + UInt64(count)
        return .tampering(what: path, why: "ends within entry \(seq)", seq: seq)
    }

    /// A tile of which the first `count` are wanted.
    ///
    /// A log may take a tile away that was not full once the full one is there, so that stands in for it.
    private func tile(
        _ level: String, _ index: UInt64, _ count: Int, longest: Int
    ) throws(AuditFailure) -> (path: (text: String, isFull: Bool), bytes: [UInt8]) {
        let full = "\(directory)/tile/\(level)/\(TileName.number(index))"
        let partial = "\(full).p/\(count)"
        let isFull = count == TiledLog.width || !InputFile.exists(partial)
        let path = isFull ? full : partial
        guard InputFile.exists(path) else {
            throw .tampering(what: partial, why: "is not there, nor is the full tile", seq: nil)
        }
        return ((path, isFull), try InputFile.bytes(path, atMost: longest))
    }
}
