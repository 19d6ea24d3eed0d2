import Digests
import Terms

/// RFC 6962 section 2.1 read off the page a second time, over trees that are never built.
///
/// `hash` gives what a range of leaves hashes to; paths and proofs are the recursions of 2.1.1 and
/// 2.1.2, from the root downwards. It shares nothing with the tree but SHA-256.
struct TreeDefinition {
    let hash: (Range<UInt64>) -> Digest32

    /// A tree over leaves that are at hand.
    static func over(_ leaves: [Digest32]) -> TreeDefinition {
        let known = Known()
        func root(_ range: Range<UInt64>) -> Digest32 {
            if range.count == 1 { return leaves[Int(range.lowerBound)] }
            if let found = known.ranges[range] { return found }
            let middle = range.lowerBound + split(range.upperBound - range.lowerBound)
            let made = node(
                root(range.lowerBound..<middle), root(middle..<range.upperBound))
            known.ranges[range] = made
            return made
        }
        return TreeDefinition(hash: root)
    }

    /// A tree of any size whose leaves are all the same, so that only a range's length counts.
    static func of(same leaf: Digest32) -> TreeDefinition {
        let known = Known()
        func root(_ count: UInt64) -> Digest32 {
            if count == 1 { return leaf }
            if let found = known.counts[count] { return found }
            let left = split(count)
            let made = node(root(left), root(count - left))
            known.counts[count] = made
            return made
        }
        return TreeDefinition { root($0.upperBound - $0.lowerBound) }
    }

    func root(_ size: UInt64) -> Digest32 { hash(0..<size) }

    /// 2.1.1: PATH(m, D[n]).
    func path(_ index: UInt64, in range: Range<UInt64>) -> [Digest32] {
        let count = range.upperBound - range.lowerBound
        if count == 1 { return [] }
        let middle = range.lowerBound + Self.split(count)
        return index < middle
            ? path(index, in: range.lowerBound..<middle) + [hash(middle..<range.upperBound)]
            : path(index, in: middle..<range.upperBound) + [hash(range.lowerBound..<middle)]
    }

    /// 2.1.2: PROOF(m, D[n]); `isWhole` is the standard's flag b.
    func proof(_ old: UInt64, in range: Range<UInt64>, isWhole: Bool = true) -> [Digest32] {
        if old == range.upperBound { return isWhole ? [] : [hash(range)] }
        let middle = range.lowerBound + Self.split(range.upperBound - range.lowerBound)
        return old <= middle
            ? proof(old, in: range.lowerBound..<middle, isWhole: isWhole)
                + [hash(middle..<range.upperBound)]
            : proof(old, in: middle..<range.upperBound, isWhole: false)
                + [hash(range.lowerBound..<middle)]
    }

    private final class Known {
        var ranges: [Range<UInt64>: Digest32] = [:]
        var counts: [UInt64: Digest32] = [:]
    }

    private static func node(_ left: Digest32, _ right: Digest32) -> Digest32 {
        SHA256.hash([1] + left.bytes + right.bytes)
    }

    /// The greatest power of two below `count`, found by doubling.
    private static func split(_ count: UInt64) -> UInt64 {
        var power: UInt64 = 1
        while power <= (count - 1) / 2 { power *= 2 }
        return power
    }
}
