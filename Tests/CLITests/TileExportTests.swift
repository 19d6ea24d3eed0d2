import Digests
import Foundation
import JSON
import Terms
import Testing

@testable import bursar

/// Exports in tiles, from a door that plays the log.
@Suite struct `An export in tiles` {
    private static let key = "bursar-1+0123abcd+AW9uZQ=="
    private let place: String

    init() throws {
        place = FileManager.default.temporaryDirectory.path + "/bursar-tiles-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
    }

    private func entries(_ count: Int, _ more: String = "") -> [[UInt8]] {
        (0..<count).map { Array(#"{"kind":"a.b"\#(more),"seq":\#($0),"v":1}"#.utf8) }
    }

    private func note(_ entries: [[UInt8]]) -> String {
        let root = TileModel(entries: entries).hash(0..<entries.count)
        return "bursar-1\n\(entries.count)\n\(Base64.encode(root.bytes))\n\n— bursar-1 sig\n"
    }

    /// What a door says of a log of which the first `signed` entries are signed.
    private func script(
        _ log: [[UInt8]], signed: Int? = nil, from start: Int = 0, key: String = key
    ) -> [String: (Int, String)] {
        let count = signed ?? log.count
        var script = [
            "GET /v1/audit/key": (200, key + "\n"),
            "GET /v1/audit/checkpoint": (200, note(Array(log.prefix(count)))),
        ]
        // Whatever is asked for of a bundle, from its first on.
        for first in stride(from: 0, to: count, by: 256) {
            for limit in [256, count - first, start - first] where limit > 0 {
                let page = log.dropFirst(first).prefix(limit).map { $0 + [10] }.joined()
                script["GET /v1/audit/entries?from=\(first)&limit=\(limit)"] = (
                    200, String(decoding: Array(page), as: UTF8.self)
                )
            }
        }
        return script
    }

    private func export(
        _ script: [String: (Int, String)], _ format: String = "tiles"
    ) throws -> Transcript {
        let door = try FakeDoor(.audit, script)
        defer { door.stop() }
        return try Transcript(
            ["audit", "export", "\(place)/out", "--format", format, "--json"], home: door.home)
    }

    private func document(_ shown: Transcript) throws -> JSON {
        try JSONReader.read(Array(shown.out.utf8.dropLast()))
    }

    /// Everything under `tile`, by its path.
    private func tiles() throws -> [String: [UInt8]] {
        let base = URL(filePath: "\(place)/out")
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: base.path + "/tile") {
            let url = base.appending(path: "tile/" + name)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            found["tile/" + name] = Array(try Data(contentsOf: url))
        }
        return found
    }

    @Test(arguments: [1, 255, 256, 257, 700])
    func `has exactly the standard's files`(count: Int) throws {
        let log = entries(count)
        let shown = try export(script(log))
        #expect(shown.status == 0, "\(shown.err)")
        #expect(try document(shown).at("entries") == .integer(UInt64(count)))
        #expect(try tiles() == TileModel(entries: log).files)
        let checkpoint = try String(contentsOfFile: "\(place)/out/checkpoint", encoding: .utf8)
        #expect(checkpoint == note(log))
    }

    @Test func `leaves out what is not signed`() throws {
        let log = entries(300)
        #expect(try export(script(log, signed: 290)).status == 0)
        #expect(try tiles() == TileModel(entries: Array(log.prefix(290))).files)
    }

    @Test func `grows, and keeps only the tiles that it still needs`() throws {
        let log = entries(1_100)
        var before = 0
        for count in [3, 3, 200, 256, 257, 600, 1_024, 1_100] {
            let shown = try export(script(Array(log.prefix(count)), from: before))
            #expect(shown.status == 0, "\(count): \(shown.err)")
            #expect(try document(shown).at("new") == .integer(UInt64(count - before)))
            #expect(try tiles() == TileModel(entries: Array(log.prefix(count))).files, "\(count)")
            before = count
        }
    }

    @Test func `of a log that was rewritten or put back stops with 4 and stays as it was`() throws {
        let log = entries(600)
        #expect(try export(script(log)).status == 0)
        let kept = try tiles()
        let rewritten = entries(700, #","x":1"#)
        let forked = Array(log.prefix(590)) + rewritten[590...]
        for other in [rewritten, forked, Array(log.prefix(599)), Array(log.prefix(100))] {
            let shown = try export(script(other, from: 600))
            #expect(shown.status == 4, "\(other.count): \(shown.err)")
            #expect(shown.err.contains("an old copy of the vault was put back"))
            #expect(try tiles() == kept)
            #expect(
                try String(contentsOfFile: "\(place)/out/checkpoint", encoding: .utf8)
                    == note(log))
        }
        #expect(try export(script(log + rewritten[600...], from: 600)).status == 0)
    }

    @Test func `under a root that is not its own has no checkpoint`() throws {
        var door = script(entries(300))
        door["GET /v1/audit/checkpoint"] = (200, note(Array(entries(301).dropFirst())))
        let shown = try export(door)
        #expect(shown.status == 4)
        #expect(shown.err.contains("have not the root that is signed"), "\(shown.err)")
        #expect(!FileManager.default.fileExists(atPath: "\(place)/out/checkpoint"))
        // Cut short so, it is begun again.
        #expect(try export(script(entries(300))).status == 0)
    }

    @Test func `of a door that gives too little, or a checkpoint that is none, is refused`() throws
    {
        var door = script(entries(300))
        door["GET /v1/audit/entries?from=0&limit=256"] = (200, "{}\n")
        #expect(try export(door).status == 1)
        for note in ["", "bursar-1\n5\n", "bursar-1\n-1\nAAAA\n\n", "bursar-1\n1\nAAAA\n\n"] {
            door["GET /v1/audit/checkpoint"] = (200, note)
            #expect(try export(door).status == 1, "\(note)")
        }
    }

    @Test func `goes into no export of another format or log`() throws {
        let log = entries(3)
        #expect(try export(script(log)).status == 0)
        let other = try export(script(log, key: "bursar-2+0123abcd+AW9uZQ=="))
        #expect(other.status == 1)
        #expect(other.err.contains("another log"))
        let pages = try export(script(log), "ndjson")
        #expect(pages.status == 1)
        #expect(pages.err.contains("another format"), "\(pages.err)")
        try FileManager.default.removeItem(atPath: "\(place)/out/tile")
        try FileManager.default.createDirectory(
            atPath: "\(place)/out/entries", withIntermediateDirectories: false)
        #expect(try export(script(log)).err.contains("another format"))
        #expect(try export(script(log), "csb").status == 2)
    }

    @Test func `of which an earlier run's tile is broken is refused`() throws {
        let log = entries(700)
        #expect(try export(script(log)).status == 0)
        try Data([1, 2, 3]).write(to: URL(filePath: "\(place)/out/tile/1/000.p/2"))
        let shown = try export(script(log, from: 700))
        #expect(shown.status == 1)
        #expect(shown.err.contains("is not the page"), "\(shown.err)")
    }
}
