import Digests
import Terms
import Testing

@testable import bursar

@Suite struct `A tile's path` {
    @Test(arguments: [
        (TilePath(level: .hashes(0), index: 1_234_067, count: 256), "tile/0/x001/x234/067"),
        (TilePath(level: .hashes(1), index: 0, count: 256), "tile/1/000"),
        (TilePath(level: .hashes(0), index: 273, count: 112), "tile/0/273.p/112"),
        (TilePath(level: .hashes(63), index: 1_000, count: 1), "tile/63/x001/000.p/1"),
        (TilePath(level: .entries, index: 999, count: 255), "tile/entries/999.p/255"),
        (
            TilePath(level: .entries, index: .max, count: 256),
            "tile/entries/x018/x446/x744/x073/x709/x551/615"
        ),
    ])
    func `is as the standard has it`(tile: TilePath, path: String) {
        #expect(tile.text == path)
        #expect(tile.directory + "/" + tile.name == path)
    }

    @Test func `of the tiles that are not full are those of the standard's example`() {
        #expect(
            TileDirectory.partial(at: 70_000).map(\.text) == [
                "tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1",
            ])
        #expect(TileDirectory.partial(at: 256).map(\.text) == ["tile/1/000.p/1"])
        #expect(TileDirectory.partial(at: 0) == [])
        #expect(
            TileDirectory.partial(at: .max).map(\.text).last
                == "tile/7/000.p/255")
    }
}

@Suite struct `A tree's edge in tiles` {
    private func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

    private func leaf(_ number: Int) -> Digest32 { SHA256.hash([0] + entry(number)) }

    /// The hash tiles that growing to `size` made, the last that are not full among them.
    private func tiles(_ size: Int) -> (edge: TileEdge, files: [String: [UInt8]]) {
        var edge = TileEdge()
        var files: [String: [UInt8]] = [:]
        for number in 0..<size {
            for tile in edge.append(leaf: leaf(number)) { files[tile.path.text] = tile.bytes }
        }
        for tile in edge.partial { files[tile.path.text] = tile.bytes }
        return (edge, files)
    }

    @Test(arguments: [0, 1, 2, 3, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_800])
    func `makes the standard's tiles and root`(size: Int) {
        let model = TileModel(entries: (0..<size).map(entry))
        let (edge, files) = tiles(size)
        let expected = model.files.filter { !$0.key.hasPrefix("tile/entries") }
        #expect(files == expected, "\(size)")
        #expect(edge.root == model.hash(0..<size))
        #expect(edge.size == UInt64(size))
    }

    @Test func `has the standard's root at every size`() {
        let model = TileModel(entries: (0..<600).map(entry))
        var edge = TileEdge()
        for size in 0..<600 {
            #expect(edge.root == model.hash(0..<size), "\(size)")
            _ = edge.append(leaf: leaf(size))
        }
    }

    @Test(arguments: [256, 512, 65_536, 65_792, 66_000])
    func `is read back from its tiles, and grows on`(size: Int) throws {
        let (_, files) = tiles(size)
        let whole = UInt64(size - size % 256)
        let levels = (1..<TileEdge.levels(at: whole)).map { level -> [UInt8] in
            let width = TileEdge.width(of: level, at: whole)
            let path = TilePath(
                level: .hashes(level), index: whole >> UInt64(8 * (level + 1)), count: width)
            return width == 0 ? [] : files[path.text] ?? []
        }
        var edge = try #require(TileEdge(size: whole, tiles: levels))
        var other = TileEdge()
        for number in 0..<Int(whole) { _ = other.append(leaf: leaf(number)) }
        #expect(edge.root == other.root)
        for number in Int(whole)..<(Int(whole) + 300) {
            #expect(edge.append(leaf: leaf(number)) == other.append(leaf: leaf(number)))
            #expect(edge.root == other.root)
        }
    }

    @Test func `is not read back from tiles of another size`() {
        let hash = [UInt8](repeating: 1, count: 32)
        #expect(TileEdge(size: 256, tiles: [hash]) != nil)
        #expect(TileEdge(size: 256, tiles: []) == nil)
        #expect(TileEdge(size: 256, tiles: [hash + hash]) == nil)
        #expect(TileEdge(size: 256, tiles: [Array(hash.dropLast())]) == nil)
        #expect(TileEdge(size: 256, tiles: [hash + [1]]) == nil)
        #expect(TileEdge(size: 257, tiles: [hash]) == nil)
        #expect(TileEdge(size: 0, tiles: []) != nil)
        #expect(TileEdge(size: 65_536, tiles: [[]]) == nil)
        #expect(TileEdge(size: 65_536, tiles: [[], hash]) != nil)
    }
}
