import Foundation
import JSON
import Testing

@Suite struct `A vault that systemd opens` {
    private let home: DaemonHome
    private let directory: String
    private var file: String { directory + "/bursar-root" }

    init() throws {
        home = try DaemonHome()
        directory = home.place + "/credentials"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false)
        try home.start()
        #expect(try home.unseal().status == 200)
        let line =
            "exec \(Products.path("bursar")) --home \(home.home) --run \(home.run)"
            + " slot add boot --credential \(file) --generate --proof-passphrase-fd 0"
        let added = try Transcript("/bin/sh", ["-c", line], input: DaemonHome.passphrase)
        #expect(added.status == 0, "\(added.err)")
        #expect(home.stop() == 0)
    }

    private func start(_ name: String = "bursar-root", in directory: String? = nil) throws {
        try home.start(
            ["--unseal-credential", name],
            environment: ["CREDENTIALS_DIRECTORY": directory ?? self.directory])
    }

    /// Whether the vault is sealed, asked until `settled` or for ten seconds.
    private func isSealed(until settled: Bool) throws -> Bool? {
        for _ in 0..<100 {
            let status = try home.bursar("status", "--json").json["sealed"]
            if status == .bool(settled) { return settled }
            usleep(100_000)
        }
        return !settled
    }

    private func complaint() throws -> String {
        for _ in 0..<100 where !home.stderr.contains("credential") { usleep(100_000) }
        return home.stderr
    }

    @Test func `is open soon after it starts, and the log says by whom`() throws {
        try start()
        #expect(try isSealed(until: false) == false)
        let entry = try #require(try home.log().last { $0.text("kind") == "vault.unsealed" })
        #expect(entry.text("slot") == "boot")
        #expect(entry.text("slot_kind") == "credential")
        #expect(entry.text("actor.role") == "daemon")
        #expect(entry["findings"] == [])
        #expect(try complaint().contains("unsealed by the credential bursar-root"))
    }

    @Test func `stays sealed with another's bytes, which is in the log, and a person opens it`()
        throws
    {
        try Data(repeating: 10, count: 32).write(to: URL(filePath: file))
        unsafe chmod(file, 0o400)
        try start()
        #expect(try complaint().contains("the vault stays sealed: the credential is wrong"))
        let entry = try #require(try home.log().last { $0.text("kind") == "unseal.failed" })
        #expect(entry.text("slot_kind") == "credential")
        #expect(entry.text("actor.role") == "daemon")
        #expect(try home.unseal().status == 200)
    }

    @Test func `stays sealed without the file, or with one that others can read or is too long`()
        throws
    {
        for (name, why) in [
            ("none", "can't be opened"), ("../credentials/bursar-root", "no credential's name"),
            ("..", "no credential's name"),
        ] {
            try start(name)
            #expect(try complaint().contains(why))
            #expect(try isSealed(until: true) == true)
            #expect(home.stop() == 0)
        }
        unsafe chmod(file, 0o644)
        try start()
        #expect(try complaint().contains("others can get at it"))
        #expect(home.stop() == 0)
        try Data(repeating: 10, count: 33).write(to: URL(filePath: file))
        unsafe chmod(file, 0o440)
        try start()
        #expect(try complaint().contains("does not hold exactly 32 bytes"))
        #expect(try home.unseal().status == 200)
    }
}
