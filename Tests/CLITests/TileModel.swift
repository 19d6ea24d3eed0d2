import Digests
import Terms

/// C2SP tlog-tiles read off the page: which files a log of some entries has, each hash from its entries.
struct TileModel {
    let entries: [[UInt8]]
    private let known = Known()

    /// RFC 6962 2.1: MTH of the entries of a range.
    func hash(_ range: Range<Int>) -> Digest32 {
        if range.isEmpty { return SHA256.hash([]) }
        if range.count == 1 { return SHA256.hash([0] + entries[range.lowerBound]) }
        if let found = known.hashes[range] { return found }
        var split = 1
        while split * 2 < range.count { split *= 2 }
        let middle = range.lowerBound + split
        let made = SHA256.hash(
            [1] + hash(range.lowerBound..<middle).bytes + hash(middle..<range.upperBound).bytes)
        known.hashes[range] = made
        return made
    }

    /// The files, by their paths.
    var files: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for tile in 0...(entries.count / 256) {
            let part = entries[(tile * 256)..<min(entries.count, tile * 256 + 256)]
            guard !part.isEmpty else { continue }
            files["tile/entries/" + TileModel.name(tile, part.count)] = part.flatMap {
                [UInt8($0.count / 256), UInt8($0.count % 256)] + $0
            }
        }
        var level = 0
        var span = 1
        while span <= entries.count {
            let width = entries.count / span
            for tile in 0...(width / 256) {
                let hashes = (tile * 256)..<min(width, tile * 256 + 256)
                guard !hashes.isEmpty else { continue }
                files["tile/\(level)/" + TileModel.name(tile, hashes.count)] = hashes.flatMap {
                    hash(($0 * span)..<(($0 + 1) * span)).bytes
                }
            }
            level += 1
            span *= 256
        }
        return files
    }

    private final class Known { var hashes: [Range<Int>: Digest32] = [:] }

    private static func name(_ tile: Int, _ count: Int) -> String {
        let digits = String(tile)
        let padded = String(repeating: "0", count: (300 - digits.count) % 3) + digits
        var groups: [String] = []
        for (place, digit) in padded.enumerated() {
            if place % 3 == 0 { groups.append("x") }
            groups[groups.count - 1].append(digit)
        }
        groups[groups.count - 1].removeFirst()
        return groups.joined(separator: "/") + (count == 256 ? "" : ".p/\(count)")
    }
}
