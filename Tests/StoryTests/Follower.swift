import Foundation
import Synchronization

/// The CLI as it runs on, with its output read line by line.
final class Follower: Sendable {
    private struct State {
        var text: [UInt8] = []
        var isClosed = false
    }

    private let process: Process
    private let output: Int32
    private let errors: String
    private let state = Mutex(State())

    /// Starts `bursar` against a home.
    init(_ home: DaemonHome, _ arguments: String...) throws {
        process = Process()
        process.executableURL = URL(filePath: Products.path("bursar"))
        process.arguments = ["--home", home.home, "--run", home.run] + arguments
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw Broken("pipe") }
        // Neither end may live on in another child, or closing ours would close nothing.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        output = ends[0]
        errors = home.place + "/err-\(UInt32.random(in: 0 ... .max))"
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try process.run()
        close(ends[1])
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        hangUp()
    }

    /// What it has said on stderr.
    var said: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    /// Everything printed so far, once it has `count` lines or `seconds` are over.
    func lines(_ count: Int, within seconds: Double = 20) -> [[UInt8]] {
        let end = Date().addingTimeInterval(seconds)
        while true {
            let lines = state.withLock { $0.text.split(separator: 10).map { Array($0) } }
            if lines.count >= count || Date() > end { return lines }
            read(for: 0.1)
        }
    }

    /// All that was printed, byte for byte.
    var bytes: [UInt8] { state.withLock { $0.text } }

    private func read(for seconds: Double) {
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&waiting, 1, Int32(seconds * 1_000)) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe Foundation.read(output, &chunk, chunk.count)
        if count > 0 { state.withLock { $0.text += chunk.prefix(count) } }
    }

    /// Closes our end of its output, as `head` does once it has enough.
    func hangUp() {
        state.withLock { state in
            if !state.isClosed { close(output) }
            state.isClosed = true
        }
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { _ = kill(process.processIdentifier, number) }

    /// Its exit status, or 128 and the signal that ended it; nil where it still runs after `seconds`.
    func ended(within seconds: Double = 20) -> Int32? {
        let end = Date().addingTimeInterval(seconds)
        while process.isRunning {
            guard Date() < end else { return nil }
            usleep(20_000)
        }
        let status = process.terminationStatus
        return process.terminationReason == .exit ? status : 128 + status
    }
}
