import Foundation
import JSON
import Testing

@testable import bursar

/// Exports from a door that plays logs no daemon of a test ever gets to.
@Suite struct `An export of the log` {
    private static let key = "bursar-1+0123abcd+AW9uZQ=="
    private let place: String

    init() throws {
        place = FileManager.default.temporaryDirectory.path + "/bursar-export-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
    }

    private func line(_ seq: Int, _ more: String = "") -> String {
        #"{"kind":"daemon.started"\#(more),"seq":\#(seq),"v":1}"# + "\n"
    }

    /// What a door says of a log, page by page as it will be asked.
    private func script(
        _ lines: [String], from start: Int = 0, signed: Int? = nil, key: String = key
    ) -> [String: (Int, String)] {
        var script = [
            "GET /v1/audit/key": (200, key + "\n"),
            "GET /v1/audit/checkpoint": (200, checkpoint(signed ?? lines.count)),
        ]
        var next = start
        while next <= lines.count {
            let limit = min(250, 10_000 - next % 10_000)
            let page = lines.dropFirst(next).prefix(limit)
            script["GET /v1/audit/entries?from=\(next)&limit=\(limit)"] = (200, page.joined())
            guard !page.isEmpty else { break }
            next += page.count
        }
        if let last = lines.last {
            script["GET /v1/audit/entries?from=\(lines.count - 1)&limit=1"] = (200, last)
        }
        return script
    }

    private func checkpoint(_ size: Int) -> String { "bursar-1\n\(size)\nAAA=\n\n— bursar-1 sig\n" }

    /// Exports into `out` and gives what was said, and what was asked.
    private func export(
        _ script: [String: (Int, String)], to name: String = "out"
    ) throws -> (Transcript, [String]) {
        let door = try FakeDoor(.audit, script)
        defer { door.stop() }
        let shown = try Transcript(
            ["audit", "export", "\(place)/\(name)", "--json"], home: door.home)
        return (shown, door.asked.map(\.line))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(place)/out/\(name)", encoding: .utf8)
    }

    private func names(_ folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(place)/out/\(folder)").sorted()
    }

    @Test func `is pages of ten thousand, the checkpoint, the key and what it all means`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let lines = (0..<10_003).map { line($0) }
        let (shown, _) = try export(script(lines))
        #expect(shown.status == 0, "\(shown.err)")
        #expect(try names() == ["README.md", "blobs", "checkpoint", "entries", "verifier-key"])
        #expect(try names("entries") == ["000000000000.ndjson", "000000010000.ndjson"])
        #expect(try text("entries/000000000000.ndjson") == lines[..<10_000].joined())
        #expect(try text("entries/000000010000.ndjson") == lines[10_000...].joined())
        #expect(try text("checkpoint") == checkpoint(10_003))
        #expect(try text("verifier-key") == Self.key + "\n")
        #expect(try text("README.md") == ExportReadme.text)
        #expect(
            try JSONReader.read(Array(shown.out.utf8)) == [
                "directory": .string(place + "/out"), "entries": 10_003, "new": 10_003,
                "signed_size": 10_003, "new_blobs": 0,
            ])
        for (name, mode) in [("", 0o700), ("/checkpoint", 0o600), ("/entries", 0o700)] {
            let found = try FileManager.default.attributesOfItem(atPath: "\(place)/out\(name)")
            #expect(found[.posixPermissions] as? Int == mode)
        }
    }

    @Test func `adds what is new, and asks for no full page again`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let lines = (0..<10_006).map { line($0) }
        #expect(try export(script(Array(lines[..<10_003]))).0.status == 0)
        let (shown, asked) = try export(
            script(lines, from: 10_000).merging(script(Array(lines[..<10_003]))) { new, _ in new })
        #expect(shown.status == 0, "\(shown.err)")
        #expect(try text("entries/000000010000.ndjson") == lines[10_000...].joined())
        #expect(try text("checkpoint") == checkpoint(10_006))
        #expect(shown.out.contains(#""new":3,"#))
        #expect(!asked.contains { $0.contains("from=0&") })
        let (again, _) = try export(script(lines, from: 10_000))
        #expect(again.out.contains(#""new":0,"#))
    }

    @Test func `is gone on with after it was cut short`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let lines = (0..<10_300).map { line($0) }
        var broken = script(lines)
        broken["GET /v1/audit/entries?from=10250&limit=250"] = nil
        let (cut, _) = try export(broken)
        #expect(cut.status == 1)
        // What is there is whole, and the missing checkpoint says that it is not all.
        #expect(try names() == ["README.md", "blobs", "entries", "verifier-key"])
        #expect(try names("entries") == ["000000000000.ndjson"])
        let (shown, asked) = try export(
            script(lines, from: 10_000).merging([
                "GET /v1/audit/entries?from=9999&limit=1": (200, lines[9_999])
            ]) { $1 })
        #expect(shown.status == 0, "\(shown.err)")
        #expect(!asked.contains { $0.contains("from=0&") })
        #expect(try text("entries/000000010000.ndjson") == lines[10_000...].joined())
    }

    @Test func `takes what was signed while it was read, and nothing behind`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let lines = (0..<9).map { line($0) }
        var growing = script(Array(lines[..<5]), signed: 8)
        growing["GET /v1/audit/entries?from=0&limit=8"] = (200, lines[..<8].joined())
        let (shown, _) = try export(growing)
        #expect(shown.status == 0, "\(shown.err)")
        #expect(try text("entries/000000000000.ndjson") == lines[..<8].joined())
        #expect(shown.out.contains(#""signed_size":8"#))
        // A checkpoint beyond all entries is for nobody to have.
        let (odd, _) = try export(script(Array(lines[..<5]), signed: 8), to: "odd")
        #expect(odd.status == 1)
        #expect(!FileManager.default.fileExists(atPath: place + "/odd/checkpoint"))
    }

    @Test func `has the bytes that entries name, each once`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let hash = String(repeating: "ab", count: 32)
        let named = #"{"bytes":20000,"sha256":"\#(hash)"}"#
        let decided =
            #"{"kind":"payment.decided","network":\#(named),"payload":\#(named),"seq":0}"# + "\n"
        let undecoded =
            #"{"intent":\#(named),"kind":"payment.decided","payload":null,"seq":1}"# + "\n"
        let evil =
            #"{"kind":"payment.decided","payload":{"bytes":1,"sha256":"../../key"},"seq":2}"# + "\n"
        var script = script([decided, undecoded, evil])
        script["GET /v1/audit/blobs/\(hash)"] = (200, "the bytes")
        let (shown, asked) = try export(script)
        #expect(shown.status == 0, "\(shown.err)")
        #expect(try names("blobs") == [hash])
        #expect(try text("blobs/\(hash)") == "the bytes")
        #expect(asked.filter { $0.contains("blobs") }.count == 1)
        #expect(shown.out.contains(#""new_blobs":1"#))
    }

    @Test func `is refused where something else is`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let script = script([line(0)])
        for name in ["notes.txt", ".hidden"] {
            let folder = place + "/\(name).d"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: "\(folder)/\(name)"))
            let (shown, _) = try export(script, to: name + ".d")
            #expect(shown.status == 1)
            #expect(shown.err.contains("holds no export of a log\nhint: "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [name])
        }
        try Data().write(to: URL(filePath: place + "/file"))
        #expect(try export(script, to: "file").0.status == 1)
        #expect(try export(script, to: "no/such/place").0.status == 1)
        #expect(try export(script).0.status == 0)
        let other = try export(self.script([line(0)], key: "bursar-2+0123abcd+AW9uZQ=="))
        #expect(other.0.status == 1)
        #expect(other.0.err.contains("export of another log"))
    }

    @Test func `is written by one at a time`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let script = script([line(0)])
        #expect(try export(script).0.status == 0)
        let held = unsafe open("\(place)/out", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        let (late, _) = try export(script)
        #expect(late.status == 1)
        #expect(late.err.contains("another export is being written into it\nhint: "))
        close(held)
        #expect(try export(script).0.status == 0)
    }

    @Test func `says in its README how long a page is`() {
        #expect(ExportReadme.text.contains("; \(ExportDirectory.pageLength) a page"))
    }

    @Test func `finds a log that is another than before, with 4`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let lines = (0..<5).map { line($0) }
        #expect(try export(script(lines)).0.status == 0)
        let before = try text("entries/000000000000.ndjson")
        for log in [lines.dropLast() + [line(4, #","odd":1"#)], Array(lines.dropLast())] {
            var changed = script(log)
            if log.count < 5 { changed["GET /v1/audit/entries?from=4&limit=1"] = (200, "") }
            let (shown, _) = try export(changed)
            #expect(shown.status == 4)
            #expect(shown.err.contains("its entry 4 is not the one that the log has now"))
            #expect(try text("entries/000000000000.ndjson") == before)
        }
    }

    @Test(arguments: [
        ("000000000005.ndjson", "{}\n"), ("notes", "x"), ("000000000000.ndjson", ""),
        ("000000000000.ndjson", "{\"seq\":0}"), ("000000000000.ndjson", "{\"seq\":10000}\n"),
        ("000000000000.ndjson", "no entry\n"),
    ])
    func `is not gone on with where a page is none`(name: String, page: String) throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let script = script([line(0)])
        #expect(try export(script).0.status == 0)
        try Data(page.utf8).write(to: URL(filePath: "\(place)/out/entries/\(name)"))
        let (shown, _) = try export(script)
        #expect(shown.status == 1)
        #expect(shown.err.contains("is not the page of entries"))
    }

    @Test(arguments: [
        ("a\n7\nb\n", 7), ("a\n7", nil), ("", nil), ("a\nx\nb\n", nil), ("\n\n\n", nil),
    ])
    func `reads a checkpoint's size`(text: String, size: UInt64?) {
        #expect(LogExport.size(in: Array(text.utf8)) == size)
    }
}
