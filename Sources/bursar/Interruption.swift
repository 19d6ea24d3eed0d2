import Glibc

/// A person's ^C or a service manager's stop, for a command that has no other end: it ends with 0.
///
/// The handler ends the process at once, wherever it waits; only while signals are held back, so
/// that a line is printed whole, it comes later.
struct Interruption {
    private static let signals = [SIGINT, SIGTERM]

    /// Takes the two signals over.
    init() {
        for number in Interruption.signals {
            // _exit: a handler may call nothing that was perhaps interrupted in its middle.
            signal(number) { _ in _exit(ExitStatus.done.rawValue) }
        }
    }

    /// Holds signals back until ``admit()``.
    func hold() { mask(SIG_BLOCK) }

    /// Lets those in that came meanwhile.
    func admit() { mask(SIG_UNBLOCK) }

    private func mask(_ how: Int32) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for number in Interruption.signals { unsafe sigaddset(&set, number) }
        unsafe pthread_sigmask(how, &set, nil)
    }
}
