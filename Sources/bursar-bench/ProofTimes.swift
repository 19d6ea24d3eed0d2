internal import Ledger
internal import Terms

/// What proofs from a long log take on one core: `bursar-bench proofs [ENTRIES]`.
///
/// The tree is the one that a daemon keeps; its leaves are of numbers, since a proof never looks
/// into an entry.
enum ProofTimes {
    private static let times = 20_000

    /// Measures receipts, inclusion and consistency proofs, and prints a line for each.
    static func run(_ arguments: [String]) throws(BenchError) {
        let size = arguments.isEmpty ? 10_000_000 : UInt64(arguments[0]) ?? 0
        guard arguments.count < 2, (2...100_000_000).contains(size) else {
            throw .usage("proofs takes one number of entries, 2…100000000")
        }
        let start = Clock.ownCPU()
        let tree = tree(of: size)
        let building = (Clock.ownCPU() - start) / size
        let note = try note(over: tree)
        write(row("proofs from a log of \(size) entries, µs", "mean", "worst"), to: 1)
        write(line("an entry more, hashed into the tree", building, nil), to: 1)
        try measure("receipt: path, checkpoint, text") { random throws(BenchError) in
            let index = random % size
            guard let path = tree.inclusionProof(of: index, at: size) else { throw missing(index) }
            return TLogProof(index: index, path: path, checkpoint: note).text.utf8.count
        }
        try measure("inclusion proof at any size it ever had") { random throws(BenchError) in
            let past = random % size + 1
            let index = (random >> 20) % past
            guard let path = tree.inclusionProof(of: index, at: past) else { throw missing(index) }
            return path.count
        }
        try measure("consistency proof of any two sizes") { random throws(BenchError) in
            let new = random % size + 1
            let old = (random >> 20) % new + 1
            guard let path = tree.consistencyProof(from: old, to: new) else { throw missing(old) }
            return path.count
        }
        try check(tree)
    }

    /// A proof that does not hold would be a measurement of nothing.
    private static func check(_ tree: MerkleTree) throws(BenchError) {
        for index in [0, tree.size / 2, tree.size - 1] {
            guard let path = tree.inclusionProof(of: index, at: tree.size),
                MerkleTree.verifyInclusion(
                    of: leaf(index), at: index, size: tree.size, proof: path, root: tree.root)
            else { throw missing(index) }
        }
    }

    private static func missing(_ index: UInt64) -> BenchError {
        .sample("entry \(index) is not proven")
    }

    private static func tree(of size: UInt64) -> MerkleTree {
        var tree = MerkleTree()
        for number in 0..<size { tree.append(leaf: leaf(number)) }
        return tree
    }

    private static func leaf(_ number: UInt64) -> Digest32 {
        MerkleHash.leaf((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }

    /// A checkpoint of the usual length: one is signed for each commit, and receipts only carry it.
    private static func note(over tree: MerkleTree) throws(BenchError) -> String {
        let origin = "bursar.local/" + String(repeating: "0", count: 32)
        guard
            let key = VerifierKey(name: origin, publicKey: [UInt8](repeating: 1, count: 32))
        else { throw .sample("a key is none") }
        let body = Checkpoint(origin: origin, size: tree.size, root: tree.root).body
        let signature = NoteSignature(by: key, bytes: [UInt8](repeating: 0, count: 64))
        return SignedNote(text: body, signatures: [signature]).encoded
    }

    private static func measure(
        _ name: String, _ step: (UInt64) throws(BenchError) -> Int
    ) throws(BenchError) {
        var random: UInt64 = 0x9E37_79B9_7F4A_7C15
        var total: UInt64 = 0
        var longest: UInt64 = 0
        var length = 0
        for _ in 0..<times {
            // xorshift64: the same places in every run.
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            // The least of three: what the others add is the machine's, and would be all of the worst.
            var taken = UInt64.max
            for _ in 0..<3 {
                let start = Clock.ownCPU()
                length += try step(random)
                taken = min(taken, Clock.ownCPU() - start)
            }
            total += taken
            longest = max(longest, taken)
        }
        guard length > 0 else { throw .sample("\(name) is empty") }
        write(line(name, total / UInt64(times), longest), to: 1)
    }

    private static func line(_ name: String, _ mean: UInt64, _ longest: UInt64?) -> String {
        row(name, microseconds(mean), longest.map(microseconds) ?? "")
    }

    private static func row(_ name: String, _ mean: String, _ worst: String) -> String {
        let columns = [(mean, 54 - name.count), (worst, 10)].map { text, width in
            String(repeating: " ", count: max(1, width - text.count)) + text
        }
        return name + columns.joined() + "\n"
    }

    private static func microseconds(_ nanoseconds: UInt64) -> String {
        let tenths = (nanoseconds + 50) / 100
        return "\(tenths / 10).\(tenths % 10)"
    }
}
