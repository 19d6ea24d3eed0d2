internal import CHardening

/// What the process does to itself before it holds a secret, and how much of it took.
public struct Hardening: Hashable, Sendable {
    /// How one measure went.
    public enum Outcome: Hashable, Sendable {
        /// In force.
        case reached
        /// Not in force, and the clause that says why.
        case missed(String)
    }

    /// One measure.
    public struct Measure: Hashable, Sendable {
        /// Its name in `status` and `daemon.started`: `core_files_forbidden`.
        public let name: String
        /// How it went.
        public let outcome: Outcome

        /// Whether it is in force.
        public var isReached: Bool { outcome == .reached }
    }

    /// The measures, in the order they were taken.
    public let measures: [Measure]

    /// Whether memory can be locked; without that keys could reach the swap, and nothing starts.
    public var mayRun: Bool {
        measures.contains { $0.name == Hardening.lockedMemory && $0.isReached }
    }

    private static let lockedMemory = "locked_memory"
    /// What the keys and benches of a vault need, bytes; guard pages are not locked and not counted.
    private static let lockedMemoryNeeded = 512 * 1024

    /// Takes every measure; call it first of all, before any thread and any secret.
    ///
    /// "No new privileges" holds for the calling thread and those it starts later.
    public static func apply() -> Hardening {
        bursar_private_umask()
        return Hardening(measures: [
            measure("dumps_forbidden", errno: bursar_forbid_dumps()),
            measure("core_files_forbidden", errno: bursar_forbid_cores()),
            measure("no_new_privileges", errno: bursar_forbid_new_privileges()),
            // Swift's backtracer hangs on the crash signals and prints registers with the memory
            // behind them: with the default actions in place it never runs.
            measure("backtraces_off", errno: bursar_default_crash_signals()),
            Measure(
                name: "backtraces_unasked",
                outcome: bursar_backtrace_requested() == 0
                    ? .reached : .missed("SWIFT_BACKTRACE asks for backtraces")),
            Measure(name: lockedMemory, outcome: lockMemory()),
        ])
    }

    private static func measure(_ name: String, errno: Int32) -> Measure {
        Measure(
            name: name, outcome: errno == 0 ? .reached : .missed("refused with errno \(errno)"))
    }

    // The limit is what fails, not the first page: ask for as much as a busy daemon holds.
    private static func lockMemory() -> Outcome {
        do throws(SecretError) {
            _ = try SecretBytes(count: lockedMemoryNeeded)
            return .reached
        } catch {
            return .missed(error.clause)
        }
    }
}
