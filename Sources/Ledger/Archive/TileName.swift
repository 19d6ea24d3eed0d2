/// Where a tiled log keeps what, below its directory (C2SP tlog-tiles, "Merkle Tree" and "Log Entries").
public enum TileName {
    /// A tile's number in groups of three digits: 1234067 is `x001/x234/067`.
    public static func number(_ index: UInt64) -> String {
        let digits = String(index)
        let padded = String(repeating: "0", count: (3 - digits.count % 3) % 3) + digits
        var text = ""
        for (place, digit) in padded.enumerated() {
            if place % 3 == 0 {
                if place > 0 { text += "/" }
                if padded.count - place > 3 { text += "x" }
            }
            text.append(digit)
        }
        return text
    }

    /// The bundle that has `count` entries, 256 where it is full.
    static func bundle(_ index: UInt64, count: UInt64) -> String {
        tile("entries", index, count: count)
    }

    /// The tile that has `count` hashes of a level.
    static func hashes(_ level: Int, _ index: UInt64, count: UInt64) -> String {
        tile(String(level), index, count: count)
    }

    /// What is not full of a log of `size`.
    static func partial(at size: UInt64) -> [String] {
        let rest = size & (TilePlace.width - 1)
        var names = rest > 0 ? [bundle(size >> 8, count: rest)] : []
        var level = 0
        while size >> UInt64(8 * level) > 0 {
            let width = size >> UInt64(8 * level) & (TilePlace.width - 1)
            if width > 0 {
                names.append(hashes(level, size >> UInt64(8 * level + 8), count: width))
            }
            level += 1
        }
        return names
    }

    private static func tile(_ level: String, _ index: UInt64, count: UInt64) -> String {
        "tile/\(level)/\(number(index))" + (count < TilePlace.width ? ".p/\(count)" : "")
    }
}
