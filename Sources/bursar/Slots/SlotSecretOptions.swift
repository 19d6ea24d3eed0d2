import ArgumentParser
import Terms

/// What opens a slot that there is: a passphrase unless something else is named.
struct SlotSecretOptions: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp("Open with this file of 32 bytes, mode 0600.", valueName: "file"),
        completion: .file())
    var keyFile: String?

    @Flag(help: "Open with shares in words, which are asked for on the terminal.")
    var shares = false

    @Option(
        name: .customLong("shares-fd"),
        help: ArgumentHelp("Read the shares from this descriptor, a line each.", valueName: "n"),
        transform: Arguments.descriptor)
    var sharesDescriptor: Int32?

    func validate() throws {
        guard secret.isOne else {
            throw ValidationError(
                "a slot is opened by one thing: --passphrase-fd, --key-file or --shares")
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
    func read() throws(Failure) -> SecretPage { try secret.read("passphrase: ") }
}
