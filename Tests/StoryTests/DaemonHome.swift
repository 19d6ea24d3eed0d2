import Foundation
import JSON
import Synchronization

/// A development vault in a directory of its own, and the daemon that serves it.
final class DaemonHome: Sendable {
    static let passphrase = "correct horse battery staple"

    private struct Life {
        var process: Process?
        var log = ""
    }

    /// The directory all of it is in.
    let place: String
    /// The vault's directory.
    let home: String
    /// Where its sockets are.
    let run: String
    /// What init printed: to be kept apart from the vault.
    let verifierKey: String
    private let life = Mutex(Life())

    /// Makes a vault with the real CLI.
    init(development: Bool = true) throws {
        // Short: a socket's path has 107 bytes at most.
        place = "/tmp/bst-\(UInt32.random(in: 0 ... .max))"
        home = place + "/v"
        run = place + "/run"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: false)
        // Other users of the tests must reach RUN.
        unsafe chmod(place, 0o711)
        let made = try Transcript(
            Products.path("bursar"),
            ["--home", home, "init", "--passphrase-fd", "0", "--json"]
                + (development ? ["--development"] : []),
            input: DaemonHome.passphrase)
        guard made.status == 0, let key = try made.json.text("verifier_key") else {
            throw Broken("init: \(made.status) \(made.out) \(made.err)")
        }
        verifierKey = key
    }

    deinit { destroy() }

    /// Ends the daemon and removes every file.
    func destroy() {
        kill()
        try? FileManager.default.removeItem(atPath: place)
    }

    /// Starts the daemon and waits until it says that it is ready.
    func start(_ options: [String] = [], environment: [String: String]? = nil) throws {
        let process = Process()
        process.executableURL = URL(filePath: Products.path("bursard"))
        process.arguments = ["--home", home, "--run", run] + options
        if let environment { process.environment = environment }
        let output = Pipe()
        let log = place + "/log-\(UInt32.random(in: 0 ... .max))"
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
        life.withLock { $0.log = log }
        try process.run()
        life.withLock { $0.process = process }
        var said = ""
        while !said.contains("bursard: ready\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Broken("bursard did not start: \(stderr)") }
            said += String(decoding: more, as: UTF8.self)
        }
    }

    /// What the daemon of the last start has written to stderr.
    var stderr: String {
        let log = life.withLock { $0.log }
        return (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    }

    /// The daemon's process id.
    var pid: Int32 { life.withLock { $0.process?.processIdentifier ?? 0 } }

    /// Sends the daemon a signal.
    func signal(_ number: Int32) { _ = Foundation.kill(pid, number) }

    /// Waits for the daemon's end; its exit status, or 128 and the signal that ended it.
    func wait() -> Int32 {
        guard let process = life.withLock({ $0.process }) else { return -1 }
        process.waitUntilExit()
        life.withLock { $0.process = nil }
        let status = process.terminationStatus
        return process.terminationReason == .exit ? status : 128 + status
    }

    /// Stops the daemon as a service manager does; its exit status.
    @discardableResult
    func stop() -> Int32 {
        signal(SIGTERM)
        return wait()
    }

    /// Kills the daemon outright.
    func kill() {
        guard life.withLock({ $0.process != nil }) else { return }
        signal(SIGKILL)
        _ = wait()
    }

    /// Whether the daemon still runs.
    var isRunning: Bool { life.withLock { $0.process?.isRunning == true } }

    /// The socket of a door.
    func socket(_ door: String) -> String { "\(run)/\(door)/\(door).sock" }

    /// A new connection to a door.
    func connect(_ door: String) throws -> RawClient { try RawClient(socket(door)) }

    /// Runs the CLI against this home.
    func bursar(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) throws -> Transcript {
        try Transcript(
            Products.path("bursar"), ["--home", home, "--run", run] + arguments, input: input,
            environment: environment)
    }

    /// Opens the vault over the admin door.
    @discardableResult
    func unseal(_ passphrase: String = DaemonHome.passphrase) throws -> Reply {
        try connect("admin").ask("POST", "/v1/admin/unseal", body: Array(passphrase.utf8))
    }

    /// Shows the passphrase again, so that this process is an admin of a vault in earnest for a while.
    @discardableResult
    func beginSession(_ passphrase: String = DaemonHome.passphrase) throws -> Reply {
        try connect("admin").ask(
            "POST", "/v1/admin/session/begin?kind=passphrase", body: Array(passphrase.utf8))
    }

    /// The whole log, as the audit door gives it: the exact bytes of each entry.
    func entries() throws -> [[UInt8]] {
        let client = try connect("audit")
        var all: [[UInt8]] = []
        while true {
            let page = try client.ask("GET", "/v1/audit/entries?from=\(all.count)&limit=1000")
            guard page.status == 200 else { throw Broken("entries: \(page.text)") }
            let lines = page.body.split(separator: 10).map { Array($0) }
            guard !lines.isEmpty else { return all }
            all += lines
        }
    }

    /// The whole log, parsed.
    func log() throws -> [JSON] { try entries().map { try JSONReader.read($0) } }
}
