import Foundation
import Ledger
import JSON
import Testing

/// What an export does to the directory that it is given, and what it makes of a log that is not whole.
@Suite struct `An export's directory` {
    private let exported: Exported
    private let lines: [[UInt8]]

    init() throws {
        exported = try Exported()
        var log = try DecidedLog()
        for _ in 0..<3 { try log.pay("1") }
        lines = log.lines
        try exported.write(lines)
    }

    @Test(arguments: ["csv", "ecs", "hledger"])
    func `is made, brought up to date, and holds the checkpoint and the key`(format: String) throws
    {
        try exported.write(Array(lines.prefix(7)))
        #expect(try exported.run(format).status == 0)
        let before = try exported.text(format, "checkpoint")
        try exported.write(lines)
        let ended = try exported.run(format, "--json")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.contains("\"entries\":\(lines.count),\"format\":\"\(format)\""))
        #expect(try exported.text(format, "checkpoint") != before)
        #expect(try exported.text(format, "verifier-key") == exported.signer.key.text + "\n")
        #expect(try exported.text(format, "README.md").hasPrefix("# "))
        for name in try FileManager.default.subpathsOfDirectory(atPath: exported.place(format)) {
            #expect(!name.hasSuffix(".partial"), "\(name)")
        }
        let path = exported.place(format) + "/checkpoint"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test(arguments: ["csv", "ecs", "hledger"])
    func `stays as it was where the log was changed, cut or put back`(format: String) throws {
        #expect(try exported.run(format).status == 0)
        let name = ["csv": "payments.csv", "ecs": "bulk/000000000000.ndjson"]
        let file = name[format] ?? "bursar.journal"
        let before = try exported.text(format, file)
        var other = lines
        other[7] = try DecidedLog.edited(other[7]) { $0["fingerprint"] = "x" }
        // Signed as it should be, and another log than the one exported before.
        for forged in [other, Array(lines.prefix(8))] {
            try exported.write(forged)
            let ended = try exported.run(format, "--json")
            #expect(ended.status == 4, "\(ended.output)")
            #expect(ended.output.contains("\"verified\":false"))
            #expect(try exported.text(format, file) == before)
        }
        let whole = Data(lines.flatMap { $0 + [10] }.dropLast(20))
        try exported.write(lines)
        try whole.write(to: URL(filePath: exported.log))
        #expect(try exported.run(format).status == 4)
        #expect(try exported.text(format, file) == before)
    }

    @Test func `is refused where it holds something else`() throws {
        let place = exported.place("csv")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let note = place + "/notes.txt"
        try Data().write(to: URL(filePath: note))
        let full = try exported.run("csv")
        #expect(full.status == 1)
        #expect(full.errors.contains("is not empty, and holds no export\nhint: "))
        try FileManager.default.removeItem(atPath: note)
        #expect(try exported.run("csv").status == 0)
        try FileManager.default.moveItem(atPath: place, toPath: exported.place("hledger"))
        let other = try exported.run("hledger")
        #expect(other.status == 1)
        #expect(other.errors.contains("holds an export in another format"))
        try Data("x\n".utf8).write(
            to: URL(filePath: exported.place("hledger") + "/verifier-key"))
        try Data("hledger\n".utf8).write(
            to: URL(filePath: exported.place("hledger") + "/format"))
        #expect(try exported.run("hledger").errors.contains("of a log with another key"))
        #expect(
            try AuditProgram.run(
                "export", exported.log, "--key", exported.signer.key.text, "--format", "csv",
                "--to", "/no/such/place"
            ).status == 1)
    }

    @Test func `is written by one at a time`() throws {
        #expect(try exported.run("csv").status == 0)
        let held = unsafe open(exported.place("csv"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        let late = try exported.run("csv")
        #expect(late.status == 1)
        #expect(late.errors.contains("another export is being written into it"))
        close(held)
        #expect(try exported.run("csv").status == 0)
    }

    @Test func `is asked for with a format that there is`() throws {
        let ended = try exported.run("xml")
        #expect(ended.status == 2)
        #expect(ended.errors.contains("hint: bursar-audit export --help"))
        let help = try AuditProgram.run("export", "--help")
        #expect(help.output.contains("Example: bursar-audit export "))
    }

    @Test func `says what of the log is not signed yet`() throws {
        try exported.write(lines, unsigned: 2)
        let ended = try exported.run("csv")
        #expect(ended.status == 0)
        #expect(ended.output.contains("3 rows"))
        #expect(ended.output.contains("the last 2 are not signed yet"))
    }
}
