import ArgumentParser

/// Where a passphrase is read from, for the program that is run to read it.
struct PassphraseOption: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var descriptor: Int32?

    /// Runs `bursard` with these words in place of this program: it alone may see a key.
    func become(_ words: [String], _ session: Session) throws(Failure) -> Never {
        let given = descriptor.map { ["--passphrase-fd", "\($0)"] } ?? []
        do throws(ProgramError) {
            try Sibling("bursard").become(words + given + (session.json ? ["--json"] : []))
        } catch { throw .program(error) }
    }
}
