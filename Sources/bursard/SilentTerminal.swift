import Glibc
import Keyroom

/// The person's terminal, with echo off while a line is read.
struct SilentTerminal {
    /// The longest line, bytes: what `bursar unseal` sends at most.
    static let longest = 1_024
    /// What would otherwise end the process with the echo still off.
    private static let endings = [SIGINT, SIGTERM, SIGQUIT, SIGHUP]
    private let what: String
    private let descriptor: Int32

    /// Finds the terminal; `hint` says what to do where there is none.
    init(_ what: String, hint: String) throws(Stop) {
        self.what = what
        descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Stop(what, "there is no terminal to ask on", hint: hint)
        }
    }

    /// Asks once and reads a line straight into locked pages; ^C ends it, and the echo is on again.
    func ask(_ prompt: String) throws(Stop) -> SecretBytes {
        let before = SilentTerminal.endings.map { (ending: $0, action: SilentTerminal.note($0)) }
        var settings = termios()
        unsafe tcgetattr(descriptor, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(descriptor, TCSAFLUSH, &silent)
        Output.ask(prompt)
        defer {
            unsafe tcsetattr(descriptor, TCSAFLUSH, &settings)
            Output.ask("\n")
            for (ending, action) in before {
                var action = action
                unsafe sigaction(ending, &action, nil)
            }
        }
        // The reader tries again after a signal, so the signal is waited for beside the line.
        var line = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&line, 1, -1) == 1 else { throw Stop(what, "interrupted") }
        do throws(SecretError) {
            return try SecretBytes.readingLine(descriptor, limit: SilentTerminal.longest)
        } catch { throw Stop(what, "the line can't be read: \(error.clause)") }
    }

    /// Lets a signal interrupt a wait and do nothing else; returns what it did before.
    private static func note(_ ending: Int32) -> sigaction {
        var noted = sigaction()
        unsafe noted.__sigaction_handler.sa_handler = { _ in }
        var before = sigaction()
        unsafe sigaction(ending, &noted, &before)
        return before
    }
}
