import ArgumentParser
import Terms

/// What shows that whoever changes slots may: it opens one that there is.
struct ProofOptions: ParsableArguments {
    @Option(
        name: .customLong("proof"),
        help: ArgumentHelp("The slot that the proof opens.", valueName: "slot"),
        transform: Arguments.slot)
    var slot: SlotName?

    @Option(
        name: .customLong("proof-passphrase-fd"),
        help: ArgumentHelp("Read that slot's passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @Option(
        name: .customLong("proof-key-file"),
        help: ArgumentHelp("Prove with this key file.", valueName: "file"),
        completion: .file())
    var keyFile: String?

    func validate() throws {
        guard passphraseDescriptor == nil || keyFile == nil else {
            throw ValidationError("one proof is enough")
        }
    }

    /// What it is.
    var kind: SlotKind { keyFile == nil ? .passphrase : .keyFile }

    /// Reads it.
    func read() throws(Failure) -> SecretPage {
        try SlotSecret(passphraseDescriptor: passphraseDescriptor, keyFile: keyFile)
            .read("passphrase of a slot that there is: ")
    }

    /// The part of a query that names it.
    var query: [(String, String?)] {
        [("proof", slot?.text), ("proof_kind", kind.rawValue)]
    }
}
