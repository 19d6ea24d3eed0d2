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

    @Flag(
        name: .customLong("proof-shares"),
        help: "Prove with shares in words, which are asked for on the terminal.")
    var shares = false

    @Option(
        name: .customLong("proof-shares-fd"),
        help: ArgumentHelp(
            "Read those shares from this descriptor, a line each.", valueName: "n"),
        transform: Arguments.descriptor)
    var sharesDescriptor: Int32?

    func validate() throws {
        guard secret.isOne else {
            throw ValidationError(
                "one proof is enough")
        }
    }

    private var secret: SlotSecret {
        SlotSecret(
            passphraseDescriptor: passphraseDescriptor, keyFile: keyFile, asksForShares: shares,
            sharesDescriptor: sharesDescriptor)
    }

    /// What it is.
    var kind: SlotKind { secret.kind }

    /// Reads it.
    func read() throws(Failure) -> SecretPage {
        try secret.read("passphrase of a slot that there is: ")
    }

    /// The part of a query that names it.
    var query: [(String, String?)] {
        [("proof", slot?.text), ("proof_kind", kind.rawValue)]
    }
}
