import Foundation
import Ledger
import Terms
import Testing

@testable import LedgerTests

/// The witness as its operator runs it, and the auditor who takes its word.
@Suite struct `The witness's program` {
    private let place: Place
    private let log: WitnessedLog
    private let key: String

    init() throws {
        place = try Place()
        var log = WitnessedLog()
        log.grow(to: 40)
        self.log = log
        let made = try AuditProgram.run(
            "witness", "new", "--state", place.state, "--name", "witness.example/w1")
        #expect(made.status == 0, "\(made.errors)")
        key = made.output.trimmingCharacters(in: .newlines)
    }

    private func add(
        _ request: CheckpointRequest, _ more: String..., log key: VerifierKey? = nil
    ) throws -> AuditProgram.Ended {
        let file = try place.write(request.text, "request")
        return try AuditProgram.run(
            ["witness", "add", file, "--state", place.state, "--log", (key ?? log.key).text]
                + more)
    }

    @Test func `prints its key, once and again`() throws {
        let shown = try AuditProgram.run("witness", "show", "--state", place.state)
        #expect(shown.output == key + "\n")
        #expect(try WitnessKey(key).name == "witness.example/w1")
        let again = try AuditProgram.run(
            "witness", "new", "--state", place.state, "--name", "x")
        #expect(again.status == 1)
        #expect(again.errors.contains("holds a witness already"), "\(again.errors)")
    }

    @Test func `answers as the standard has it, and with statuses for scripts`() throws {
        let first = try add(log.request(from: 0, to: 20))
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.hasPrefix("— witness.example/w1 "))
        let known = try WitnessKey(key)
        let note = try SignedNote(log.note(at: 20) + first.output)
        let now = UInt64(Date().timeIntervalSince1970)
        #expect(try now - note.cosignature(by: known).time < 60)
        let stale = try add(log.request(from: 0, to: 40))
        #expect(stale.status == 1)
        #expect(stale.output == "20\n")
        #expect(stale.errors.contains("hint: bursar audit checkpoint --from 20"))
        let back = try add(log.request(from: 0, to: 10))
        #expect(back.status == 1)
        #expect(back.errors.contains("it is old, or the log was put back"), "\(back.errors)")
        var fork = WitnessedLog(history: 1)
        fork.grow(to: 40)
        for (request, status) in [
            (fork.request(from: 20, to: 20), 409), (fork.request(from: 20, to: 40), 422),
        ] {
            let ended = try add(request, "--json")
            #expect(ended.status == 4)
            #expect(ended.output.contains("\"status\":\(status)"), "\(ended.output)")
        }
        #expect(try add(log.request(from: 20, to: 40), log: WitnessedLog(seed: 9).key).status == 1)
        #expect(try add(log.request(from: 20, to: 40)).status == 0)
    }

    @Test func `understands its arguments, or says so`() throws {
        for arguments in [
            ["witness"], ["witness", "add"], ["witness", "new", "--state", place.state],
            ["witness", "add", "x", "--state", place.state],
            ["witness", "add", "x", "--state", place.state, "--log", key],
            ["witness", "burn"],
        ] {
            let ended = try AuditProgram.run(arguments)
            #expect(ended.status == (arguments.count == 1 ? 0 : 2), "\(arguments)")
        }
        let missing = try AuditProgram.run("witness", "show", "--state", place.path)
        #expect(missing.status == 1)
        #expect(missing.errors.contains("bursar-audit witness new"))
        let unknown = try AuditProgram.run(
            "witness", "show", "--state", place.state, "--log", "bursar.local/x")
        #expect(unknown.status == 1)
    }

    @Test func `writes to the disk before it answers`() throws {
        let file = try place.write(log.request(from: 0, to: 40).text, "request")
        let trace = place.path + "/trace"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/strace")
        process.arguments =
            [
                "-f", "-o", trace, "-e", "trace=fsync,rename,renameat,renameat2,write",
                AuditProgram.path, "witness", "add", file, "--state", place.state, "--log",
                log.key.text,
            ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
        let flushes = calls.indices.filter { calls[$0].contains("fsync(") }
        let renamed = try #require(calls.firstIndex { $0.contains("rename") })
        let answered = try #require(calls.firstIndex { $0.contains("write(1, ") })
        // The note, then its name, then the folder that holds the name; then the answer.
        #expect(flushes.count == 2)
        #expect(flushes[0] < renamed)
        #expect(renamed < flushes[1])
        #expect(flushes[1] < answered)
    }

    @Test func `is believed by an auditor who has its key`() throws {
        let entries = (0..<UInt64(30)).map { entry($0) }
        var tree = MerkleTree()
        for entry in entries { tree.append(leaf: MerkleHash.leaf(entry)) }
        func note(_ size: UInt64) throws -> String {
            log.signer.note(size: size, root: try #require(tree.root(at: size)))
        }
        let file = try place.write(
            entries.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined(), "log")
        _ = try place.write(try note(30), "log.checkpoint")
        #expect(
            try add(CheckpointRequest(old: 0, proof: [], note: try note(20))).status == 0)
        let shown = try AuditProgram.run(
            "witness", "show", "--state", place.state, "--log", log.key.text)
        #expect(shown.status == 0)
        let witnessed = try place.write(shown.output, "witnessed")
        let verify = ["verify", file, "--key", log.key.text]
        let good = try AuditProgram.run(verify + ["--since", witnessed, "--witness", key])
        #expect(good.status == 0, "\(good.errors)")
        #expect(good.output.contains("witness.example/w1 saw the first 20 at 20"))
        #expect(good.output.contains("and none of the 10 after them"), "\(good.output)")
        let json = try AuditProgram.run(
            verify + ["--since", witnessed, "--witness", key, "--json"])
        #expect(json.output.contains("\"witnesses\":[{\"size\":20,\"time\":\"20"))
        // Nobody but the log speaks for the checkpoint beside it.
        let alone = try AuditProgram.run(verify + ["--witness", key])
        #expect(alone.status == 4)
        #expect(alone.errors.contains("cosigned none of the checkpoints"), "\(alone.errors)")
        // The cosignature moved under another checkpoint of the log's.
        let line = try #require(shown.output.split(separator: "\n").last)
        let moved = try place.write(try note(30) + line + "\n", "moved")
        let replayed = try AuditProgram.run(verify + ["--since", moved, "--witness", key])
        #expect(replayed.status == 4)
        #expect(
            replayed.errors.contains("signature by witness.example/w1 that does not verify"))
        // Without the witness's key its line is one by a stranger, and passed over.
        #expect(try AuditProgram.run(verify + ["--since", moved]).status == 0)
        #expect(try AuditProgram.run(verify + ["--witness", log.key.text]).status == 2)
        // A log that was cut behind what the witness saw.
        let cut = try place.write(
            entries.prefix(15).map { String(decoding: $0, as: UTF8.self) + "\n" }.joined(), "log")
        _ = try place.write(try note(15), "log.checkpoint")
        let back = try AuditProgram.run(
            ["verify", cut, "--key", log.key.text, "--since", witnessed, "--witness", key])
        #expect(back.status == 4)
        #expect(back.errors.contains("ends before entry 15, and 20 were signed"))
    }
}
