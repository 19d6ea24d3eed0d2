import Glibc
import Testing

@testable import Keyroom

@Suite struct `A hardened process` {
    @Test func `says of each measure whether it took`() async {
        await #expect(processExitsWith: .success) {
            let hardening = Hardening.apply()
            let names = hardening.measures.map(\.name)
            let wanted = [
                "dumps_forbidden", "core_files_forbidden", "no_new_privileges", "backtraces_off",
                "backtraces_unasked", "locked_memory",
            ]
            let unasked = hardening.measures.filter { $0.name != "backtraces_unasked" }
            exit(names == wanted && unasked.allSatisfy(\.isReached) && hardening.mayRun ? 0 : 1)
        }
    }

    @Test func `has no core file, no new privileges and a private umask`() async {
        await #expect(processExitsWith: .success) {
            _ = Hardening.apply()
            // The mark is a thread's, handed down to later threads: hence "before any thread".
            var limit = rlimit()
            unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            let status = try ProcessMemory.text(of: "/proc/thread-self/status")
            let privileges = status.contains("NoNewPrivs:\t1")
            let mask = umask(0)
            exit((limit.rlim_max == 0 ? 0 : 1) + (privileges ? 0 : 2) + (mask == 0o077 ? 0 : 4))
        }
    }

    @Test func `does not run where memory can't be locked`() async {
        await #expect(processExitsWith: .success) {
            // Root may lock what it likes, so the test gives that up with its uid.
            // 8 is RLIMIT_MEMLOCK, which Glibc's module leaves out.
            var none = rlimit()
            guard unsafe setrlimit(__rlimit_resource_t(8), &none) == 0,
                getuid() != 0 || setuid(65_534) == 0
            else { exit(2) }
            let hardening = Hardening.apply()
            let locked = hardening.measures.first { $0.name == "locked_memory" }
            exit(!hardening.mayRun && locked?.isReached == false ? 0 : 1)
        }
    }
}
