import Glibc
import Keyroom

/// The person's terminal, with echo off while a line is read.
struct SilentTerminal {
    /// The longest line, bytes: what `bursar unseal` sends at most.
    static let longest = 1_024
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

    /// Asks once and reads a line straight into locked pages.
    func ask(_ prompt: String) throws(Stop) -> SecretBytes {
        var settings = termios()
        unsafe tcgetattr(descriptor, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(descriptor, TCSAFLUSH, &silent)
        Output.ask(prompt)
        defer {
            unsafe tcsetattr(descriptor, TCSAFLUSH, &settings)
            Output.ask("\n")
        }
        do throws(SecretError) {
            return try SecretBytes.readingLine(descriptor, limit: SilentTerminal.longest)
        } catch { throw Stop(what, "the line can't be read: \(error.clause)") }
    }
}
