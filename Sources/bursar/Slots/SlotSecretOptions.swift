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

    func validate() throws {
        guard passphraseDescriptor == nil || keyFile == nil else {
            throw ValidationError("a slot is opened by one thing: --passphrase-fd or --key-file")
        }
    }

    /// What it is.
    var kind: SlotKind { keyFile == nil ? .passphrase : .keyFile }

    /// Reads it.
    func read() throws(Failure) -> SecretPage {
        try SlotSecret(passphraseDescriptor: passphraseDescriptor, keyFile: keyFile)
            .read("passphrase: ")
    }
}
