import ArgumentParser
import Terms

/// What is to open a slot from now on: a new passphrase unless something else is named.
struct SlotMaterialOptions: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the new passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp("Let this file of 32 random bytes open it.", valueName: "file"),
        completion: .file())
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            "Let this file open it, which systemd is to decrypt for the daemon.",
            valueName: "file"),
        completion: .file())
    var credential: String?

    @Flag(help: "Make the file.")
    var generate = false

    @Option(
        help: ArgumentHelp(
            "Let so many of so many shares in words open it: 2-of-3.", valueName: "m-of-n"),
        transform: Arguments.shares)
    var shares: ShareCount?

    @Option(
        name: .customLong("words-fd"),
        help: ArgumentHelp(
            "Write the shares to this descriptor, a line each, not to the terminal.",
            valueName: "n"),
        transform: Arguments.descriptor)
    var wordsDescriptor: Int32?

    func validate() throws {
        let named = [
            passphraseDescriptor != nil, keyFile != nil, credential != nil, shares != nil,
        ]
        guard named.count(where: { $0 }) <= 1 else {
            throw ValidationError("a slot is opened by one thing")
        }
        guard !generate || file != nil else {
            throw ValidationError("--generate goes with --key-file or --credential")
        }
        guard wordsDescriptor == nil || shares != nil else {
            throw ValidationError("--words-fd goes with --shares")
        }
    }

    private var file: String? { keyFile ?? credential }

    /// What it is.
    var kind: SlotKind {
        if shares != nil { return .shares }
        if keyFile != nil { return .keyFile }
        return credential == nil ? .passphrase : .credential
    }

    /// Reads or makes it; a passphrase is asked for twice on the terminal.
    func read() throws(Failure) -> SecretPage {
        if let shares {
            let source = wordsDescriptor.map(ShareSource.descriptor) ?? .terminal
            return try source.make(shares)
        }
        if let file {
            do throws(KeyFileError) {
                let key = KeyFile(path: file)
                return generate ? try key.generate() : try key.read()
            } catch { throw .keyFile(error) }
        }
        do throws(SecretError) {
            if let passphraseDescriptor {
                return try SecretPage.line(.passphrase, of: passphraseDescriptor)
            }
            let first = try Terminal().ask("new passphrase: ")
            let second = try Terminal().ask("once more: ")
            guard first.equals(second) else { throw .different }
            return first
        } catch { throw .secret(error) }
    }

    /// The part of a query that names it.
    var query: [(String, String?)] { [("kind", kind.rawValue), ("shares", shares?.text)] }
}
