import Glibc

/// SIGTERM and SIGINT, waited for by the main thread.
///
/// Blocked before any other thread starts, so that all inherit the mask and only this wait takes them.
struct Signals {
    private var set = sigset_t()

    init() {
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
