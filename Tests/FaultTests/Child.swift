import Foundation
import Glibc
import Synchronization

/// A program of the build, or of the system, as a process of its own: stdout comes through a socket,
/// stderr goes to a file.
@safe
final class Child: Sendable {
    let pid: pid_t
    let errorsPath: String
    private let output: Int32
    private let ended = Mutex<Int32?>(nil)

    /// Starts it; every descriptor of ours is closed in it, so that its end is the stream's end.
    init(
        _ program: String, _ arguments: [String], input: [UInt8] = [],
        environment: [String: String] = [:], in directory: String
    ) throws {
        errorsPath = directory + "/e" + String(UInt64.random(in: .min ... .max), radix: 36)
        let (inlet, outlet) = (try Child.pair(), try Child.pair())
        // Before the start, while both ends are ours: no reader that ends early can break it.
        if !input.isEmpty {
            let sent = unsafe input.withUnsafeBytes {
                unsafe write(inlet.write, $0.baseAddress, $0.count)
            }
            guard sent == input.count else { throw Trouble("the input does not fit a socket") }
        }
        close(inlet.write)
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_adddup2(&actions, inlet.read, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, outlet.write, 1)
        unsafe posix_spawn_file_actions_addopen(
            &actions, 2, errorsPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // The threads that run tests block most signals; a service manager's child begins with none blocked.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var variables = ProcessInfo.processInfo.environment
        variables.merge(environment) { $1 }
        let path = program.contains("/") ? program : Child.products + "/" + program
        var words = unsafe Child.vector([path] + arguments)
        var settings = unsafe Child.vector(variables.map { "\($0)=\($1)" })
        var pid = pid_t()
        let code = unsafe posix_spawn(&pid, path, &actions, &attributes, &words, &settings)
        unsafe (words + settings).forEach { unsafe free($0) }
        unsafe posix_spawn_file_actions_destroy(&actions)
        unsafe posix_spawnattr_destroy(&attributes)
        close(inlet.read)
        close(outlet.write)
        self.pid = pid
        output = outlet.read
        guard code == 0 else { throw Trouble("\(path) did not start: errno \(code)") }
    }

    deinit {
        if !hasEnded, pid > 0 {
            kill(pid, SIGKILL)
            _ = wait()
        }
        close(output)
    }

    /// Reads stdout to its end, or until a line is `line`.
    func read(until line: String? = nil, seconds: Int = 120) throws -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let deadline = Date.now + Double(seconds)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let line, text.hasPrefix(line + "\n") || text.contains("\n\(line)\n") { return text }
            var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let left = max(0, deadline.timeIntervalSinceNow)
            guard unsafe poll(&entry, 1, Int32(left * 1_000)) != 0 else {
                throw Trouble("process \(pid) said nothing for \(seconds) s after: \(text)")
            }
            let count = unsafe Glibc.read(output, &chunk, chunk.count)
            if count == 0 { return text }
            if count > 0 { bytes += chunk[..<count] }
        }
    }

    /// What it wrote to stderr so far.
    var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(pid, number) }

    /// Whether its end was waited for.
    var hasEnded: Bool { ended.withLock { $0 != nil } }

    /// Waits for its end, and kills what does not end in time; the status as `waitpid` gives it.
    func wait() -> Int32 {
        ended.withLock { known in
            if let known { return known }
            if (try? read()) == nil { kill(pid, SIGKILL) }
            var status: Int32 = 0
            while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
            known = status
            return status
        }
    }

    /// The exit code, or 128 and the signal that ended it.
    func exitCode() -> Int32 {
        let status = wait()
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Where the build put its products: this very program is one of them.
    static let products: String = {
        var url = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appending(path: "bursard").path
            if FileManager.default.isExecutableFile(atPath: program) { return url.path }
        }
        return url.path
    }()

    /// Two ends of a connection; sockets, since their ends can be made close-on-exec in one step.
    private static func pair() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Trouble("no connection: errno \(errno)")
        }
        return (ends[0], ends[1])
    }

    /// Words as C takes them, a null at the end; the caller frees each.
    private static func vector(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in words { unsafe pointers.append(strdup(word)) }
        unsafe pointers.append(nil)
        return unsafe pointers
    }
}
