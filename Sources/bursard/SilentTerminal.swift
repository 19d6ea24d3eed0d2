import Glibc
import Keyroom

/// The person's terminal, with echo off while a line is read.
struct SilentTerminal {
    private static let longest = 1_024
    private let descriptor: Int32

    init() throws(Stop) {
        descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Stop(
                "shares", "there is no terminal to ask for them",
                hint: "give them on a descriptor, a line each: --shares-fd N")
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
        } catch { throw Stop("shares", "the line can't be read: \(error.clause)") }
    }
}
