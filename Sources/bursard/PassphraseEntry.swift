import Glibc
import Keyroom

/// A passphrase: from a descriptor, or from the terminal, without echo.
struct PassphraseEntry {
    /// What `bursar unseal` sends at most: a longer one would open nothing.
    private static let longest = 1_024
    let descriptor: Int32?

    /// A new vault's, which is asked for twice; straight into locked pages.
    func read() throws(Stop) -> SecretBytes {
        if let descriptor { return try line(descriptor) }
        try findTerminal()
        let first = try ask("new passphrase: ")
        let second = try ask("once more: ")
        guard first.equals(second) else { throw Stop("init", "the passphrases differ") }
        return first
    }

    /// One that was chosen before.
    func once() throws(Stop) -> SecretBytes {
        if let descriptor { return try line(descriptor) }
        try findTerminal()
        return try ask("passphrase: ")
    }

    private func findTerminal() throws(Stop) {
        guard isatty(STDIN_FILENO) == 1 else {
            throw Stop(
                "passphrase", "there is no terminal to ask for it",
                hint: "give it on a descriptor: --passphrase-fd N")
        }
    }

    private func line(_ descriptor: Int32) throws(Stop) -> SecretBytes {
        let secret: SecretBytes
        do throws(SecretError) {
            secret = try SecretBytes.readingLine(descriptor, limit: PassphraseEntry.longest)
        } catch { throw Stop("passphrase", "it could not be read") }
        guard secret.count > 0 else { throw Stop("passphrase", "it is empty") }
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
        } catch { throw Stop("passphrase", "it could not be read") }
    }
}
