import Glibc
import Keyroom

/// A new vault's passphrase: from a descriptor, or from the terminal, twice, without echo.
struct PassphraseEntry {
    private static let longest = 4_096
    let descriptor: Int32?

    /// Reads it straight into locked pages.
    func read() throws(Stop) -> SecretBytes {
        if let descriptor { return try line(descriptor) }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Stop(
                "init", "there is no terminal to ask for a passphrase",
                hint: "give it on a descriptor: --passphrase-fd N")
        }
        let first = try ask("new passphrase: ")
        let second = try ask("once more: ")
        guard first.equals(second) else { throw Stop("init", "the passphrases differ") }
        return first
    }

    private func line(_ descriptor: Int32) throws(Stop) -> SecretBytes {
        let secret: SecretBytes
        do throws(SecretError) {
            secret = try SecretBytes.reading(descriptor, limit: PassphraseEntry.longest)
        } catch { throw Stop("init", "the passphrase could not be read") }
        guard secret.count > 0 else { throw Stop("init", "the passphrase is empty") }
        return secret
    }

    private func ask(_ prompt: String) throws(Stop) -> SecretBytes {
        Output.ask(prompt)
        var settings = termios()
        unsafe tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            Output.ask("\n")
        }
        do throws(SecretError) {
            return try SecretBytes.readingLine(STDIN_FILENO, limit: PassphraseEntry.longest)
        } catch { throw Stop("init", "the passphrase could not be read") }
    }
}
