import Ledger
import Terms

/// The files of a log in C2SP tlog-tiles, by the definition: each hash from the entries it covers.
enum TileLayout {
    static func files(_ entries: [[UInt8]]) -> [String: [UInt8]] {
        let tree = TreeDefinition.over(entries.map { MerkleHash.leaf($0) })
        var files: [String: [UInt8]] = [:]
        for start in stride(from: 0, to: entries.count, by: 256) {
            let part = entries[start..<min(entries.count, start + 256)]
            files["tile/entries/" + name(start / 256, part.count)] = part.flatMap {
                [UInt8($0.count / 256), UInt8($0.count % 256)] + $0
            }
        }
        var level = 0
        var span = 1
        while entries.count / span > 0 {
            let hashes = entries.count / span
            for start in stride(from: 0, to: hashes, by: 256) {
                let end = min(hashes, start + 256)
                files["tile/\(level)/" + name(start / 256, end - start)] = (start..<end).flatMap {
                    tree.hash(UInt64($0 * span)..<UInt64(($0 + 1) * span)).bytes
                }
            }
            level += 1
            span *= 256
        }
        return files
    }

    static func name(_ index: Int, _ count: Int) -> String {
        var text = three(index % 1_000)
        var rest = index / 1_000
        while rest > 0 {
            text = "x\(three(rest % 1_000))/\(text)"
            rest /= 1_000
        }
        return count == 256 ? text : "\(text).p/\(count)"
    }

    private static func three(_ number: Int) -> String {
        String(String(1_000 + number).dropFirst())
    }
}
