import Foundation
import JSON
import Ledger
import Testing

/// `bursar-audit diff` of two copies of one log.
@Suite struct `Two copies of a log` {
    private let first: Exported
    private let second: Exported
    private let lines: [[UInt8]]

    init() throws {
        first = try Exported()
        second = try Exported()
        var log = try DecidedLog()
        for _ in 0..<4 { try log.pay("1") }
        lines = log.lines
    }

    private func diff(_ a: [[UInt8]], _ b: [[UInt8]], unsigned: Int = 0, key: Bool = false) throws
        -> (plain: AuditProgram.Ended, json: AuditProgram.Ended)
    {
        try first.write(a)
        try second.write(b, unsigned: unsigned)
        let words =
            ["diff", first.log, second.log] + (key ? ["--key", first.signer.key.text] : [])
        return (try AuditProgram.run(words), try AuditProgram.run(words + ["--json"]))
    }

    @Test(arguments: [false, true])
    func `that are the same are said to be`(key: Bool) throws {
        let (plain, json) = try diff(lines, lines, key: key)
        #expect(plain.status == 0, "\(plain.errors)")
        #expect(plain.output == "\(first.log) and \(second.log) are the same: 10 entries\n")
        #expect(json.output.contains("\"common\":10,\"relation\":\"equal\"}"))
        #expect(json.output.contains("\"a_signed_size\":10") == key)
    }

    @Test func `of which one goes on where the other ends say by how much`() throws {
        let (longer, json) = try diff(Array(lines.prefix(7)), lines)
        #expect(longer.status == 0)
        #expect(
            longer.output
                == "\(second.log) goes on where \(first.log) ends: 7 entries are the same, 3 are new\n"
        )
        #expect(json.output.contains("\"a_size\":7,\"b_size\":10"))
        #expect(json.output.contains("\"relation\":\"b_longer\""))
        let (shorter, other) = try diff(lines, Array(lines.prefix(7)))
        #expect(shorter.output.hasPrefix("\(first.log) goes on where \(second.log) ends"))
        #expect(other.output.contains("\"relation\":\"a_longer\""))
    }

    @Test func `that part name the entry, and what of it differs`() throws {
        var forked = lines
        forked[8] = try DecidedLog.edited(lines[8]) {
            $0["fingerprint"] = "x"
            $0["evil\n\u{1B}[2J"] = "y"
        }
        forked.removeLast()
        let (plain, json) = try diff(lines, forked)
        #expect(plain.status == 4)
        #expect(json.status == 4)
        #expect(
            plain.output.hasPrefix(
                "\(first.log) and \(second.log) are the same up to entry 8, and there they part\n"))
        #expect(plain.output.contains("payment.decided of 2026-11-23T"))
        #expect(plain.output.contains(", 10 entries in all\n"))
        #expect(plain.output.contains(", 9 entries in all\n"))
        #expect(plain.output.contains("they differ in evil___2J, fingerprint\n"))
        #expect(plain.output.contains("--key tells which"))
        #expect(json.output.contains("\"common\":8,"))
        #expect(json.output.contains("\"entry\":8,\"relation\":\"forked\""))
    }

    @Test func `that part are told by their signatures`() throws {
        var forked = lines
        forked[8] = try DecidedLog.edited(lines[8]) { $0["fingerprint"] = "x" }
        let both = try diff(lines, forked, key: true).plain
        #expect(both.status == 4)
        #expect(both.output.contains("both are signed: the log's keeper has told two stories"))
        let one = try diff(lines, forked, unsigned: 2, key: true).plain
        #expect(one.status == 4)
        #expect(one.output.contains("one is signed there, and the other is not"))
    }

    @Test func `of which one was changed are told from a fork by the key`() throws {
        var changed = lines
        changed[8] = try DecidedLog.edited(lines[8]) { $0["fingerprint"] = "x" }
        try first.write(lines)
        try second.write(lines)
        try Data(changed.flatMap { $0 + [10] }).write(to: URL(filePath: second.log))
        let ended = try AuditProgram.run(
            "diff", first.log, second.log, "--key", first.signer.key.text)
        #expect(ended.status == 4)
        #expect(ended.errors.contains(second.log))
        #expect(ended.errors.contains("an entry below 10 was changed"))
    }

    @Test func `may be exports in pages, and lines that are no entries`() throws {
        let place = first.scratch.path + "/export"
        try FileManager.default.createDirectory(
            atPath: place + "/entries", withIntermediateDirectories: true)
        try Data(lines.flatMap { $0 + [10] }).write(
            to: URL(filePath: place + "/entries/000000000000.ndjson"))
        try second.write(lines)
        #expect(try AuditProgram.run("diff", place, second.log).status == 0)
        try Data("x\n".utf8).write(to: URL(filePath: second.log))
        let odd = try AuditProgram.run("diff", place, second.log)
        #expect(odd.status == 4)
        #expect(odd.output.contains("the same up to entry 0"))
        #expect(odd.output.contains("no entry that can be read"))
    }

    /// Lays entries out in tiles, under a checkpoint over all of them.
    private func tiles(_ lines: [[UInt8]], under signer: TestLog? = nil) throws -> String {
        let place = first.scratch.path + "/tiles-\(lines.count)-\(UUID())"
        var files = TileLayout.files(lines)
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        let note = (signer ?? first.signer).note(size: tree.size, root: tree.root)
        files["checkpoint"] = Array(note.utf8)
        for (name, bytes) in files {
            let url = URL(filePath: "\(place)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
        return place
    }

    @Test(arguments: [false, true])
    func `in tiles are compared as pages are`(key: Bool) throws {
        let many = (0..<UInt64(600)).map { entry($0) }
        try first.write(many)
        let more = key ? ["--key", first.signer.key.text] : []
        for (copies, common) in [
            ([try tiles(many), first.log], 600), ([first.log, try tiles(many)], 600),
            ([try tiles(many), try tiles(many)], 600),
            ([first.log, try tiles(Array(many.prefix(300)))], 300),
            ([try tiles(Array(many.prefix(256))), try tiles(Array(many.prefix(257)))], 256),
        ] {
            let ended = try AuditProgram.run(["diff"] + copies + ["--json"] + more)
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(ended.output.contains("\"common\":\(common),"), "\(ended.output)")
        }
        var forked = many
        forked[257] = entry(257, more: ",\"z\":1")
        for copies in [[first.log, try tiles(forked)], [try tiles(forked), try tiles(many)]] {
            let ended = try AuditProgram.run(["diff"] + copies + ["--json"] + more)
            #expect(ended.status == 4, "\(ended.errors)")
            #expect(ended.output.contains("\"entry\":257"), "\(ended.output)")
        }
    }

    @Test func `in tiles with a hash that is not its entries' are found out with the key`() throws {
        let many = (0..<UInt64(300)).map { entry($0) }
        let (good, bad) = (try tiles(many), try tiles(many))
        let tile = URL(filePath: bad + "/tile/0/000")
        var hashes = try Data(contentsOf: tile)
        hashes[77] ^= 1
        try hashes.write(to: tile)
        let ended = try AuditProgram.run("diff", good, bad, "--key", first.signer.key.text)
        #expect(ended.status == 4)
        #expect(ended.errors.contains("has not the hashes of the entries below it"))
        // Without a key the entries alone are compared.
        #expect(try AuditProgram.run("diff", good, bad).status == 0)
    }

    @Test func `in tiles are not taken for logs without entries`() throws {
        try first.write(lines)
        let place = try tiles(lines)
        try FileManager.default.removeItem(atPath: place + "/tile/entries/000.p/10")
        try Data("x".utf8).write(to: URL(filePath: place + "/tile/entries/000.p.old"))
        for pair in [[place, first.log], [first.log, place]] {
            let ended = try AuditProgram.run(["diff"] + pair)
            #expect(ended.status == 4, "\(ended.output)")
            #expect(ended.errors.contains("is not there, nor is the full tile"))
        }
    }

    @Test func `have to be there`() throws {
        try first.write(lines)
        #expect(try AuditProgram.run("diff", first.log, "/nowhere").status == 1)
        #expect(try AuditProgram.run("diff", first.log).status == 2)
        #expect(try AuditProgram.run("diff", first.log, first.log, "--key", "x").status == 2)
        #expect(try AuditProgram.run("diff", "--help").output.contains("Example: bursar-audit"))
    }
}
