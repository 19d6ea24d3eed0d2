internal import Digests
internal import Terms

/// The idempotency keys that decisions are bound to, as 64 bits of a hash each: most keys are new, and a miss
/// here spares a look at the disk.
///
/// Two keys with one hash cost the second agent an answer, never a payment: its key counts as bound, and has
/// no row.
struct KeySet: Sendable {
    /// A power of two, at most two thirds of it in use; 0 is an empty place.
    private var places: [UInt64]
    private(set) var count = 0

    init(capacity: Int = 0) {
        var size = 64
        while size / 3 * 2 <= capacity { size *= 2 }
        places = [UInt64](repeating: 0, count: size)
    }

    /// The first eight bytes of SHA-256 over agent, a zero byte that no name contains, and key.
    static func hash(_ agent: String, _ key: String) -> UInt64 {
        let digest = SHA256.hash(Array(agent.utf8) + [0] + Array(key.utf8))
        let hash = digest.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return max(1, hash)
    }

    func contains(_ hash: UInt64) -> Bool { places[place(of: hash)] == hash }

    /// Adds a hash; false where it is there.
    @discardableResult
    mutating func insert(_ hash: UInt64) -> Bool {
        let place = place(of: hash)
        guard places[place] != hash else { return false }
        places[place] = hash
        count += 1
        if count > places.count / 3 * 2 { grow() }
        return true
    }

    /// Where the hash is, or would be.
    private func place(of hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0, places[place] != hash { place = (place + 1) & (places.count - 1) }
        return place
    }

    private mutating func grow() {
        let before = places
        places = [UInt64](repeating: 0, count: before.count * 2)
        for hash in before where hash != 0 { places[place(of: hash)] = hash }
    }
}
