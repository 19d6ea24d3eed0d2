/// Where a tile of the tree stands (C2SP tlog-tiles): tile `number` of `level` has the hashes of 256 whole
/// subtrees of 256^`level` entries each, from entry `number`·256^(`level`+1) on.
struct TilePlace: Hashable, Sendable {
    /// How many hashes a full tile has.
    static let width: UInt64 = 256

    let level: Int
    let number: UInt64

    /// The tile that holds the hash of the 2^`height` entries from `start` on, or what that hash is folded from.
    init(ofSubtreeFrom start: UInt64, height: Int) {
        level = height / 8
        number = start >> UInt64(8 * level + 8)
    }

    init(level: Int, number: UInt64) {
        self.level = level
        self.number = number
    }

    /// Which of the hashes of the tile above is this one's root.
    var slot: UInt64 { number & (TilePlace.width - 1) }

    /// The tile that has this one's root.
    var above: TilePlace { TilePlace(level: level + 1, number: number >> 8) }

    /// That it is not what was stored there.
    var error: LedgerError { .tile(level: level, number: number) }

    /// The first entry under it.
    var firstEntry: UInt64 { number << UInt64(8 * level + 8) }

    /// How many entries the log must have for the tile to be full.
    var end: UInt64 { (number + 1) << UInt64(8 * level + 8) }
}
