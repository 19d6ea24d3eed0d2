import Foundation
import Testing

@testable import bursar

private let first =
    #"{"actor":{"name":"owner","role":"owner"},"kind":"vault.initialised","seq":0,"#
    + #""time":"2026-11-23T05:00:00.000000000Z","v":1}"#
private let second =
    #"{"actor":{"name":"w","role":"agent"},"kind":"payment.decided","outcome":"#
    + #""signed","seq":1,"time":"2026-11-24T05:00:00.000000000Z","v":1}"#
private let key = "bursar-1+0123abcd+AW9uZQ=="

@Suite struct `The audit commands` {
    private static let script: [String: (Int, String)] = [
        "GET /v1/audit/entries?from=0&limit=250": (200, first + "\n" + second + "\n"),
        "GET /v1/audit/entries?from=2&limit=250": (200, ""),
        "GET /v1/audit/key": (200, key + "\n"),
        "GET /v1/audit/checkpoint": (200, "bursar-1\n2\nAAA=\n\n\u{2014} bursar-1 sig\n"),
    ]

    private func run(_ words: String, program: String? = nil) throws -> (Transcript, FakeDoor) {
        let door = try FakeDoor(.audit, Self.script)
        defer { door.stop() }
        let arguments = words.split(separator: " ").map(String.init)
        guard let program else {
            return (try Transcript(arguments, home: door.home), door)
        }
        return (try Transcript(arguments, home: door.home, program: program), door)
    }

    @Test func `print every entry's exact bytes with --json`() throws {
        #expect(try run("audit log --json").0.out == first + "\n" + second + "\n")
    }

    @Test func `choose entries by agent and by time`() throws {
        #expect(try run("audit log --json --agent w").0.out == second + "\n")
        #expect(try run("audit log --json --since 2026-11-23T05:00:01Z").0.out == second + "\n")
        #expect(try run("audit log --json --since 2026-11-25").0.out.isEmpty)
    }

    @Test func `print a line an entry for people`() throws {
        let lines = try run("audit log").0.out.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("       1  2026-11-24T05:00:00Z  payment.decided"))
        #expect(lines[1].hasSuffix("outcome=signed"))
    }

    @Test func `print the key and the checkpoint, byte for byte`() throws {
        #expect(try run("audit key").0.out == key + "\n")
        #expect(try run("audit key --json").0.out == "{\"key\":\"\(key)\"}\n")
        #expect(
            try run("audit checkpoint").0.out == "bursar-1\n2\nAAA=\n\n\u{2014} bursar-1 sig\n")
    }

    /// A copy of the program beside a script that plays one of its siblings.
    private func beside(_ name: String, _ script: String) throws -> String {
        let manager = FileManager.default
        let directory = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try manager.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try manager.copyItem(
            atPath: Transcript.products + "/bursar", toPath: directory + "/bursar")
        let sibling = "\(directory)/\(name)"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: sibling))
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sibling)
        return directory
    }

    @Test(arguments: ["verify", "replay"])
    func `hand judging to the auditor beside them, with its exit status`(verb: String) throws {
        let directory = try beside("bursar-audit", #"echo "$@"; exit 4"#)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let (shown, door) = try run("audit \(verb)", program: directory + "/bursar")
        #expect(shown.out == "\(verb) --socket \(door.home)/run/audit/audit.sock --key \(key)\n")
        #expect(shown.status == 4)
        #expect(shown.err.hasPrefix("warning: the key comes from the vault that it is to judge"))
        let own = try run(
            "audit \(verb) /export/e.ndjson --key K --since c.txt --json",
            program: directory + "/bursar"
        ).0
        #expect(own.out == "\(verb) /export/e.ndjson --key K --since c.txt --json\n")
        #expect(own.err.isEmpty)
    }

    @Test(arguments: ["verify", "replay"])
    func `say so when the auditor's program is missing`(verb: String) throws {
        let directory = try beside("other", "exit 0")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let shown = try run("audit \(verb) --key K", program: directory + "/bursar").0
        #expect(shown.status == 1)
        #expect(
            shown.err.hasPrefix("bursar: bursar-audit: is neither beside bursar nor in $PATH\n"))
    }

    @Test func `leave init to the daemon's program, descriptors and all`() throws {
        let directory = try beside(
            "bursard", #"echo "$@ $(cat)"; echo "key: bursar-1+0123abcd+AW9uZQ=="; exit 0"#)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let words = ["init", "--development", "--passphrase-fd", "0"]
        let program = directory + "/bursar"
        let shown = try Transcript(words, home: "/v", input: "pass", program: program)
        #expect(shown.out == "init --home /v --development --passphrase-fd 0 pass\nkey: \(key)\n")
        let json = try Transcript(words + ["--json"], home: "/v", input: "pass", program: program)
        #expect(json.out == #"{"development":true,"home":"/v","verifier_key":"\#(key)"}"# + "\n")
        #expect(json.status == 0)
    }

    @Test func `pass on that init refused`() throws {
        let directory = try beside("bursard", "echo 'bursard: /v: holds a vault' >&2; exit 1")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for words in [["init"], ["init", "--json"]] {
            let shown = try Transcript(words, home: "/v", program: directory + "/bursar")
            #expect(shown.status == 1)
            #expect(shown.out.isEmpty)
            #expect(shown.err == "bursard: /v: holds a vault\n")
        }
    }

    @Test(arguments: ["", "ready", "a+b+c", "+0123abcd+x", "x+0123abcd+"])
    func `find no verifier key where there is none`(text: String) {
        #expect(InitVerb.verifierKey(in: Array(text.utf8)) == nil)
    }
}
