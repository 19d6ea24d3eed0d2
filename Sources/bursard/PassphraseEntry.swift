import Keyroom

/// A passphrase: the first line of a descriptor, or from the terminal, without echo.
struct PassphraseEntry {
    private static let what = "passphrase"
    let descriptor: Int32?

    /// A new vault's, which is asked for twice; straight into locked pages.
    func read() throws(Stop) -> SecretBytes {
        if let descriptor { return try line(descriptor) }
        let terminal = try terminal()
        let first = try terminal.ask("new passphrase: ")
        let second = try terminal.ask("once more: ")
        guard first.equals(second) else { throw Stop("init", "the passphrases differ") }
        return first
    }

    /// One that was chosen before.
    func once() throws(Stop) -> SecretBytes {
        if let descriptor { return try line(descriptor) }
        return try terminal().ask("passphrase: ")
    }

    private func terminal() throws(Stop) -> SilentTerminal {
        try SilentTerminal(
            PassphraseEntry.what, hint: "give it on a descriptor: --passphrase-fd N")
    }

    private func line(_ descriptor: Int32) throws(Stop) -> SecretBytes {
        do throws(SecretError) {
            return try SecretBytes.readingLine(descriptor, limit: SilentTerminal.longest)
        } catch { throw Stop(PassphraseEntry.what, "it can't be read: \(error.clause)") }
    }
}
