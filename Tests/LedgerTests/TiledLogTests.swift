import Foundation
import Ledger
import Terms
import Testing

/// What the auditor's program makes of an export in tiles.
@Suite struct `A tiled export` {
    private let scratch: Scratch
    private let log = TestLog()

    init() throws { scratch = try Scratch() }

    private func put(_ bytes: some Sequence<UInt8>, _ name: String) throws {
        let url = URL(filePath: "\(scratch.path)/log/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    private func take(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(scratch.path)/log/\(name)")
    }

    /// Lays the entries out in a new directory, under a checkpoint over all of them.
    @discardableResult
    private func export(_ entries: [[UInt8]]) throws -> [String: [UInt8]] {
        try? take("")
        let files = TileLayout.files(entries)
        for (name, bytes) in files { try put(bytes, name) }
        var tree = MerkleTree()
        for entry in entries { tree.append(leaf: MerkleHash.leaf(entry)) }
        try put(log.note(size: tree.size, root: tree.root).utf8, "checkpoint")
        try put((log.key.text + "\n").utf8, "verifier-key")
        return files
    }

    private func verify() throws -> AuditProgram.Ended {
        try AuditProgram.run("verify", scratch.path + "/log", "--key", log.key.text, "--json")
    }

    private func entries(_ count: Int) -> [[UInt8]] { (0..<UInt64(count)).map { entry($0) } }

    @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 513, 700])
    func `is verified at any size`(count: Int) throws {
        try export(entries(count))
        let ended = try verify()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("\"signed_size\":\(count),\"size\":\(count)"))
    }

    @Test func `of three levels is verified`() throws {
        let files = try export(entries(65_537 + 300))
        #expect(files["tile/2/000.p/1"]?.count == 32)
        #expect(files["tile/1/001.p/1"]?.count == 32)
        #expect(files["tile/0/257.p/45"] != nil)
        #expect(try verify().status == 0)
        // A hash on the highest level is of nothing that is read: it is compared all the same.
        try put([UInt8](repeating: 0, count: 32), "tile/2/000.p/1")
        let ended = try verify()
        #expect(ended.status == 4)
        #expect(ended.errors.contains("tile/2/000.p/1: has not the hashes"), "\(ended.errors)")
    }

    @Test func `is found changed in every file, by any byte`() throws {
        let files = try export(entries(600))
        #expect(files.count == 7)
        for (name, whole) in files {
            for place in [0, 1, whole.count / 2, whole.count - 1] {
                var changed = whole
                changed[place] ^= 1
                try put(changed, name)
                #expect(try verify().status == 4, "\(name) \(place)")
            }
            try put(whole, name)
        }
        #expect(try verify().status == 0)
    }

    @Test func `is found cut, grown and robbed of a tile`() throws {
        let files = try export(entries(600))
        for (name, whole) in files {
            for changed in [
                [], Array(whole.dropLast()), Array(whole.dropLast(32)), whole + [0],
                whole + [0, 0],
                whole + whole, [UInt8](repeating: 0, count: 1 << 16),
            ] {
                try put(changed, name)
                #expect(try verify().status == 4, "\(name) with \(changed.count) bytes")
            }
            try take(name)
            let ended = try verify()
            #expect(ended.status == 4)
            #expect(ended.errors.contains("\(name)"), "\(ended.errors)")
            try put(whole, name)
        }
    }

    @Test func `names the entry at which a bundle ends too early`() throws {
        let files = try export(entries(600))
        let name = "tile/entries/002.p/88"
        let whole = try #require(files[name])
        try put(whole.dropLast(), name)
        #expect(try verify().errors.contains("\(name): ends within entry 599"))
        let last = entry(599).count + 2
        try put(whole.dropLast(last), name)
        #expect(try verify().errors.contains("\(name): holds 87 entries, not 88"))
        // The length of the first says that it is longer than the file.
        try put([255, 255] + whole.dropFirst(2), name)
        let ended = try verify()
        #expect(ended.errors.contains("\(name): ends within entry 512"), "\(ended.errors)")
        #expect(ended.output.contains("\"entry\":512"))
    }

    @Test func `is found out of order`() throws {
        let files = try export(entries(768))
        for (left, right) in [
            ("tile/entries/000", "tile/entries/001"), ("tile/0/000", "tile/0/001"),
        ] {
            try put(try #require(files[right]), left)
            try put(try #require(files[left]), right)
            #expect(try verify().status == 4, "\(left)")
            try put(try #require(files[left]), left)
            try put(try #require(files[right]), right)
        }
    }

    @Test func `may have grown since its checkpoint, while it is copied anew`() throws {
        let few = try export(entries(300))
        let note = try Data(contentsOf: URL(filePath: "\(scratch.path)/log/checkpoint"))
        let more = TileLayout.files(entries(600))
        for (name, bytes) in more { try put(bytes, name) }
        for name in few.keys where more[name] == nil { try take(name) }
        try put(note, "checkpoint")
        let ended = try verify()
        // The level above has no full tile to stand in, and keeps the one it had.
        #expect(ended.status == 4)
        #expect(ended.errors.contains("tile/1/000.p/1"), "\(ended.errors)")
        try put(try #require(few["tile/1/000.p/1"]), "tile/1/000.p/1")
        #expect(try verify().status == 0)
    }

    @Test func `under a checkpoint beyond its entries is found cut`() throws {
        try export(entries(300))
        for size in [UInt64(301), 512, 1 << 40, 1 << 63, .max] {
            let note = log.note(size: size, root: MerkleHash.empty)
            try put(note.utf8, "checkpoint")
            #expect(try verify().status == 4, "\(size)")
        }
    }

    @Test func `is replayed and held to older checkpoints as pages are`() throws {
        let all = entries(300)
        try export(all)
        var tree = MerkleTree()
        for entry in all.prefix(10) { tree.append(leaf: MerkleHash.leaf(entry)) }
        let older = scratch.path + "/older"
        try Data(log.note(size: 10, root: tree.root).utf8).write(to: URL(filePath: older))
        let path = scratch.path + "/log"
        #expect(
            try AuditProgram.run("verify", path, "--key", log.key.text, "--since", older).status
                == 0)
        try Data(log.note(size: 10, root: MerkleHash.empty).utf8).write(to: URL(filePath: older))
        #expect(
            try AuditProgram.run("verify", path, "--key", log.key.text, "--since", older).status
                == 4)
    }
}
