import Glibc

/// A wall clock of the daemon's own, which may be moved while it runs; its boot clock stays true.
///
/// It is the system's libfaketime, loaded before the daemon's own libraries: the daemon has no hook for it
/// and knows nothing of it.
struct FalseClock: Sendable {
    private static let places = [
        "/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime",
        "/usr/lib64/faketime", "/usr/lib/faketime", "/usr/local/lib/faketime",
    ]

    /// The form of the library for programs with threads.
    let library: String
    /// Holds how far the clock is off; read anew at every look.
    let file: String

    /// Finds the library.
    init(_ file: String) throws(Trouble) {
        let paths = FalseClock.places.map { "\($0)/libfaketimeMT.so.1" }
        guard let library = paths.first(where: { unsafe access($0, R_OK) == 0 }) else {
            throw .unavailable("libfaketime is not installed (on Debian: apt install faketime)")
        }
        self.library = library
        self.file = file
    }

    /// What makes a program live by this clock.
    var environment: [String: String] {
        [
            "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// The words that start a program by it.
    ///
    /// The library changes the environment of the first program it is loaded into, and Swift finds a program's
    /// arguments by the place of its environment; so that first program is one that only starts the next.
    func words(_ program: [String]) -> [String] { ["/usr/bin/env"] + program }

    /// Removes what the library leaves behind of a process that has ended.
    func clean(after pid: pid_t) {
        for name in ["faketime_shm_", "sem.faketime_sem_"] {
            unsafe unlink("/dev/shm/\(name)\(pid)")
        }
    }
}
