/// Where a tile stands in a tiled export: `tile/<L>/<N>[.p/<W>]` (C2SP tlog-tiles).
struct TilePath: Hashable {
    /// Hashes or entries in a full tile.
    static let width = 256

    /// A hash tile's level, or that the tile is a bundle of entries.
    enum Level: Hashable {
        case hashes(Int)
        case entries
    }

    let level: Level
    /// Which tile of its level, from 0.
    let index: UInt64
    /// How much is in it; 256 in a full one.
    let count: Int

    /// The path inside the export.
    var text: String { directory + "/" + name }

    /// The directory of the file.
    var directory: String {
        let folder = groups.dropLast().map { "/x" + $0 }.joined()
        return isFull ? "\(prefix)\(folder)" : "\(prefix)\(folder)/\(groups[groups.count - 1]).p"
    }

    /// The file's name in ``directory``.
    var name: String { isFull ? groups[groups.count - 1] : String(count) }

    private var isFull: Bool { count == TilePath.width }

    private var prefix: String {
        switch level {
        case .hashes(let number): "tile/\(number)"
        case .entries: "tile/entries"
        }
    }

    /// The index in groups of three digits, the most significant first: no directory gets more than
    /// a thousand names of each kind.
    private var groups: [String] {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1_000)
            groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1_000
        } while rest > 0
        return groups.reversed()
    }
}
