import CHardening
import CSodium
import Glibc

/// What the process does for its secrets before it has any, and how much of it took.
public struct Hardening: Hashable, Sendable {
    /// One measure.
    public struct Measure: Hashable, Sendable {
        /// Its name in `status` and `daemon.started`.
        public let name: String
        /// Whether it took.
        public let isReached: Bool
    }

    /// The measures, in the order they were taken.
    public let measures: [Measure]

    /// Whether memory can be locked; without that keys could reach the swap, and nothing starts.
    public var mayRun: Bool {
        measures.contains { $0.name == "locked_memory" && $0.isReached }
    }

    /// Takes every measure; to be called first of all, before any thread.
    public static func apply() -> Hardening {
        umask(0o077)
        // A crash's backtrace prints registers and the bytes behind them: the default action prints nothing.
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT] {
            _ = Glibc.signal(signal, SIG_DFL)
        }
        return Hardening(measures: [
            Measure(
                name: "dumps_forbidden",
                isReached: bursar_forbid_dumps() == 0 && bursar_is_dumpable() == 0),
            Measure(name: "core_files_forbidden", isReached: bursar_forbid_core_files() == 0),
            Measure(name: "no_new_privileges", isReached: bursar_forbid_new_privileges() == 0),
            Measure(name: "backtraces_off", isReached: backtracesAreOff()),
            Measure(name: "locked_memory", isReached: memoryIsLocked()),
        ])
    }

    private static func backtracesAreOff() -> Bool {
        var action = sigaction()
        guard unsafe sigaction(SIGILL, nil, &action) == 0 else { return false }
        return unsafe action.__sigaction_handler.sa_handler == nil
    }

    private static func memoryIsLocked() -> Bool {
        // As many pages as a busy daemon holds: the limit, not the first page, is what fails.
        var held: [Key] = []
        for _ in 0..<64 {
            guard let page = try? SecretBytes(count: 512) else { return false }
            held.append(Key(page))
        }
        return held.count == 64
    }
}
