import Foundation
import Glibc
import Testing

@Suite struct `The memory of the command line` {
    /// Root reads every process: as root, the program and its reader run as nobody.
    private static let user =
        geteuid() == 0 ? ["setpriv", "--reuid", "65534", "--clear-groups"] : []

    /// What another process of the same user reads of a process; nil where it may not.
    private func environment(of process: Process) throws -> String? {
        let reader = try started(["cat", "/proc/\(process.processIdentifier)/environ"])
        let text = try (reader.standardOutput as? Pipe)?.fileHandleForReading.readToEnd()
        reader.waitUntilExit()
        return reader.terminationStatus == 0 ? String(decoding: text ?? Data(), as: UTF8.self) : nil
    }

    private func started(
        _ words: [String], _ variables: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = Self.user + words
        process.environment = ["PATH": "/usr/bin:/bin"].merging(variables) { $1 }
        process.standardInput = Pipe()
        process.standardOutput = Pipe()
        process.standardError = Pipe()
        try process.run()
        return process
    }

    @Test func `is read by no other process of its user while a secret is in it`() throws {
        let place = FileManager.default.temporaryDirectory.path + "/bursar-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: place) }
        // Where anyone may run it.
        try FileManager.default.copyItem(
            atPath: Transcript.products + "/bursar", toPath: place + "/bursar")
        let canary = ["BURSAR_TOKEN": "canary-of-the-environment"]
        let process = try started(
            [
                place + "/bursar", "--home", "/nonexistent", "unseal", "--passphrase-fd", "0",
            ], canary)
        defer { process.terminate() }
        let deadline = Date.now + 20
        while try environment(of: process) != nil, Date.now < deadline { usleep(20_000) }
        #expect(try environment(of: process) == nil)
        #expect(process.isRunning)
        // That the reader reads at all.
        let other = try started(["sleep", "60"], canary)
        defer { other.terminate() }
        var seen = try environment(of: other)
        while seen?.contains("canary") != true, Date.now < deadline {
            usleep(20_000)
            seen = try environment(of: other)
        }
        #expect(seen?.contains("canary-of-the-environment") == true)
    }
}
