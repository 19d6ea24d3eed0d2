import Foundation
import JSON

/// Where a test's vault lies, and the names of its files.
struct Place: Sendable {
    let scratch: Scratch
    let home: String

    init() throws {
        scratch = try Scratch()
        home = scratch.path + "/v"
    }

    /// On a disk of its own.
    init(on disk: SmallDisk) {
        scratch = disk.scratch
        home = disk.path + "/v"
    }

    var database: String { home + "/bursar.db" }
    var anchor: String { home + ".anchor" }
    var ballast: String { home + "/ballast" }
    var adminSocket: String { home + "/run/admin/admin.sock" }
    var agentSocket: String { home + "/run/agent/agent.sock" }
    var auditSocket: String { home + "/run/audit/audit.sock" }

    /// Runs a program of ours to its end.
    func run(
        _ program: String, _ arguments: [String], input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> Ended {
        let child = try Child(
            program, arguments, input: input, environment: environment, in: scratch.path)
        let output = try child.read()
        return Ended(status: child.exitCode(), output: output, errors: child.errors)
    }

    /// Runs `bursar` on this vault; anything but success is trouble.
    @discardableResult
    func bursar(_ arguments: String..., input: [UInt8] = []) throws -> Ended {
        let ended = try run("bursar", ["--home", home] + arguments, input: input)
        guard ended.status == 0 else {
            throw Trouble("bursar \(arguments): \(ended.status) \(ended.output)\(ended.errors)")
        }
        return ended
    }

    /// Runs `bursar-audit verify` through the audit door, with a key got at init.
    func verify(_ key: String, since: [String] = []) throws -> Ended {
        try run(
            "bursar-audit",
            ["verify", "--socket", auditSocket, "--key", key, "--json"]
                + since.flatMap { ["--since", $0] })
    }

    /// Exports the log through the audit door; the directory.
    func export() throws -> String {
        let path = scratch.path + "/x" + String(UInt32.random(in: .min ... .max), radix: 36)
        try bursar("audit", "export", path)
        return path
    }

    /// Runs a verb of `bursar-audit` on an export.
    func audit(_ verb: String, _ export: String, _ key: String) throws -> Ended {
        try run("bursar-audit", [verb, export, "--key", key])
    }

    /// Writes a file beside the vault; its path.
    func write(_ text: String, to name: String) throws -> String {
        let path = scratch.path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
