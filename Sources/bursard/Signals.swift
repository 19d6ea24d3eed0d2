import Glibc

/// SIGTERM and SIGINT, waited for by the main thread.
///
/// Blocked before any other thread starts, so that all inherit the mask and only this wait takes them.
/// A terminal that closes (SIGHUP) and a peer that goes (SIGPIPE) are no reason to end.
struct Signals {
    private var set = sigset_t()

    init() {
        _ = signal(SIGHUP, SIG_IGN)
        _ = signal(SIGPIPE, SIG_IGN)
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Returns when one has come.
    func wait() {
        var set = set
        var got: Int32 = 0
        while unsafe sigwait(&set, &got) != 0 {}
    }
}
