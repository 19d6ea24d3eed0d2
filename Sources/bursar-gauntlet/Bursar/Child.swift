import Glibc
import Synchronization

/// A program that runs beside this one, its streams in files.
final class Child: Sendable {
    /// Its process id; after its end the number may be another's.
    let pid: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// Starts it.
    ///
    /// - Parameters:
    ///   - input: the file it reads; nothing if not given.
    ///   - streams: where its stdout and stderr go, to this path with `.out` and `.err` behind.
    ///   - environment: what it is given beside our own.
    init(
        _ program: String, _ arguments: [String], input: String? = nil, streams: String,
        environment: [String: String] = [:]
    ) throws(Trouble) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        for (descriptor, end) in [(STDOUT_FILENO, ".out"), (STDERR_FILENO, ".err")] {
            unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, streams + end, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // A thread may block signals, and a child would begin with them blocked.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = unsafe Child.vector([program] + arguments)
        let own = Child.environment.filter { environment[$0.key] == nil }
        let settings = unsafe Child.vector(
            (own.map { ($0.key, $0.value) } + environment.map { ($0.key, $0.value) })
                .map { "\($0)=\($1)" })
        var pid = pid_t()
        let code = unsafe posix_spawn(&pid, program, &actions, &attributes, words, settings)
        unsafe (words + settings).forEach { unsafe free($0) }
        unsafe posix_spawn_file_actions_destroy(&actions)
        unsafe posix_spawnattr_destroy(&attributes)
        guard code == 0 else { throw .broken("\(program) does not start (errno \(code))") }
        self.pid = pid
    }

    /// Sends a signal, unless its end was waited for: then the number may be another's.
    func signal(_ number: Int32) {
        ended.withLock { if $0 == nil { _ = kill(pid, number) } }
    }

    /// Waits for its end; the exit code, or 128 and the signal that ended it.
    @discardableResult
    func wait() -> Int32 { status(0) ?? -1 }

    /// Whether it has not ended.
    var isRunning: Bool { status(WNOHANG) == nil }

    private func status(_ options: Int32) -> Int32? {
        ended.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            var found = unsafe waitpid(pid, &status, options)
            while found < 0, errno == EINTR { found = unsafe waitpid(pid, &status, options) }
            guard found == pid else { return nil }
            let signal = status & 0x7F
            known = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
            return known
        }
    }

    /// This process's environment.
    static var environment: [String: String] {
        var found: [String: String] = [:]
        var next = unsafe environ
        while let entry = unsafe next.pointee {
            let parts = unsafe String(cString: entry).split(separator: "=", maxSplits: 1)
            if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
            unsafe next += 1
        }
        return found
    }

    /// Words as C takes them, a null at the end; the caller frees each.
    private static func vector(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in words { unsafe pointers.append(strdup(word)) }
        unsafe pointers.append(nil)
        return unsafe pointers
    }
}
