/// The tiles that were used last, some hundreds of 16 kB each.
struct TileCache {
    private static let generation = 128
    private var young: [TilePlace: Tile] = [:]
    private var old: [TilePlace: Tile] = [:]

    /// The tile, if it was used lately.
    mutating func find(_ place: TilePlace) -> Tile? {
        if let tile = young[place] { return tile }
        guard let tile = old[place] else { return nil }
        keep(tile)
        return tile
    }

    /// Keeps a tile; what was not used while a generation filled up goes.
    mutating func keep(_ tile: Tile) {
        if young.count == TileCache.generation { (old, young) = (young, [:]) }
        young[tile.place] = tile
    }
}
