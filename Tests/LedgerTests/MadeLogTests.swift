import Foundation
import Testing

/// A log that `bursar-bench log` made: what auditing is measured with is a log like any other.
@Suite struct `A log that is made to be measured` {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func make(_ arguments: String...) throws -> AuditProgram.Ended {
        try AuditProgram.run(
            ["log", scratch.path + "/made"] + arguments, program: "bursar-bench")
    }

    @Test func `is replayed, and found out when it is changed`() throws {
        let made = try make("3000")
        #expect(made.status == 0, "\(made.errors)")
        let place = scratch.path + "/made"
        let key = try String(contentsOfFile: place + "/verifier-key", encoding: .utf8)
            .filter { !$0.isNewline }
        let ended = try AuditProgram.run("replay", place, "--key", key)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("3000 entries verified and replayed, 3000 of them signed"))
        #expect(ended.output.contains("signed, 0 refused, 0 held for an approval"))
        let page = URL(filePath: place + "/entries/000000000000.ndjson")
        let bytes = try Data(contentsOf: page)
        let changed = Data(
            String(decoding: bytes, as: UTF8.self)
                .replacing(
                    "\"charge\":\"1.50063\"", with: "\"charge\":\"1.50062\"", maxReplacements: 1
                )
                .utf8)
        #expect(changed != bytes)
        try changed.write(to: page)
        #expect(try AuditProgram.run("verify", place, "--key", key).status == 4)
    }

    @Test func `and was lived is opened from its snapshot, and receipts come from its tiles`()
        throws
    {
        let place = scratch.path + "/made"
        #expect(try make("10200", "lived").status == 0)
        let opened = try AuditProgram.run(["open", place], program: "bursar-bench")
        #expect(opened.status == 0, "\(opened.errors)")
        #expect(
            opened.output.contains("opening a log of 10200 entries, 5100 after its last snapshot"))
        #expect(opened.output.contains("unseal: rows and blobs compared with the entries"))
        #expect(opened.output.contains("a receipt of any entry"))
        let key = try String(contentsOfFile: place + "/verifier-key", encoding: .utf8)
        let ended = try AuditProgram.run("replay", place, "--key", key.filter { !$0.isNewline })
        #expect(ended.status == 0, "\(ended.errors)")
        // A snapshot that is gone, or is another, is a finding and no figure.
        let state = place + "/blobs/state"
        try Data("another".utf8).write(to: URL(filePath: state))
        let damaged = try AuditProgram.run(["open", place], program: "bursar-bench")
        #expect(damaged.status == 1)
        #expect(damaged.errors.contains("the snapshot that entry 5100 names is gone"))
    }

    @Test func `has at least a thousand entries, and a directory of its own`() throws {
        #expect(try make("999").status == 2)
        #expect(try make("x").status == 2)
        #expect(try make("1000").status == 0)
        let again = try make("1000")
        #expect(again.status == 1)
        #expect(again.errors.contains("mkdir"))
    }
}
