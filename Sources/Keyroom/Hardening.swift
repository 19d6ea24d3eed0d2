internal import CHardening

/// What the process does to itself before it holds a secret.
public enum Hardening {
    /// Memory the keys and benches of a vault need locked, bytes; guard pages are not counted.
    private static let lockedMemoryNeeded = 512 * 1024

    /// Takes every measure and reports them; call it before any thread and any secret.
    ///
    /// - Throws: ``SecretError/noLockedMemory(bytes:)``: a vault whose keys can reach the swap does
    ///   not run. What else is missed is reported, and the caller says so in `status`.
    public static func apply() throws(SecretError) -> HardeningReport {
        bursar_private_umask()
        var measures = [
            measure("not_dumpable", errno: bursar_forbid_dumps()),
            measure("no_core_dumps", errno: bursar_forbid_cores()),
            measure("no_new_privileges", errno: bursar_forbid_new_privileges()),
            measure("default_crash_signals", errno: bursar_default_crash_signals()),
        ]
        // With the signals at their defaults the backtracer no longer runs; asking for it all the
        // same is a sign that someone expects registers and memory in a log file.
        measures.append(
            HardeningReport.Measure(
                name: "no_backtraces",
                outcome: bursar_backtrace_requested() == 0
                    ? .reached : .missed("SWIFT_BACKTRACE asks for backtraces")))
        _ = try SecretBytes(count: lockedMemoryNeeded)
        measures.append(HardeningReport.Measure(name: "locked_memory", outcome: .reached))
        measures.append(HardeningReport.Measure(name: "private_umask", outcome: .reached))
        return HardeningReport(measures: measures)
    }

    private static func measure(_ name: String, errno: Int32) -> HardeningReport.Measure {
        HardeningReport.Measure(
            name: name, outcome: errno == 0 ? .reached : .missed("refused with errno \(errno)"))
    }
}
