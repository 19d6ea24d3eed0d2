/// A bundle of entries as tlog-tiles has it: each after its length in two bytes, big-endian.
enum EntryBundle {
    /// The longest a bundle can be, bytes.
    static let longest = Int(TilePlace.width) * (2 + Ledger.entryLimit)

    /// The bytes of entries, each of at most ``Ledger/entryLimit`` bytes.
    static func bytes(of entries: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
        for entry in entries {
            bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            bytes.append(UInt8(truncatingIfNeeded: entry.count))
            bytes += entry
        }
        return bytes
    }

    /// The entries of a bundle; nil where it ends within one.
    static func entries(in bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard place + 2 <= bytes.count else { return nil }
            let end = place + 2 + (Int(bytes[place]) << 8 | Int(bytes[place + 1]))
            guard end <= bytes.count else { return nil }
            entries.append(Array(bytes[(place + 2)..<end]))
            place = end
        }
        return entries
    }
}
