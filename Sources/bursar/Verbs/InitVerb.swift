import ArgumentParser
import JSON

/// `bursar init`: makes a vault, by running `bursard init`, which alone may see a key.
///
/// The passphrase goes from its descriptor or the terminal to that program and is never here.
/// Without --json this process becomes the other one; with it, the verifier key is picked out of
/// what the other one prints.
struct InitVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a vault: its directory, root key and first passphrase.",
        discussion: """
            Refuses a directory that holds a vault. Prints the log's verifier key: give it to \
            whoever will audit.

            Example: bursar --home ./demo init --development --passphrase-fd 3 3<passphrase.txt
            """)

    @Flag(help: "A vault for trying things out: marked for ever, warned about in every status.")
    var development = false

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        var arguments = ["init", "--home", session.places.home]
        if development { arguments.append("--development") }
        if let passphraseDescriptor { arguments += ["--passphrase-fd", "\(passphraseDescriptor)"] }
        let output: [UInt8]
        let status: Int32
        do throws(ProgramError) {
            let daemon = try Sibling("bursard")
            guard session.json else { try daemon.become(arguments) }
            (output, status) = try daemon.collect(arguments)
        } catch {
            throw .program(error)
        }
        guard status == 0 else {
            throw .reported(ExitStatus(rawValue: status) ?? .refused)
        }
        guard let key = InitVerb.verifierKey(in: output) else {
            throw .reply(asked: "bursard init", lacks: "a verifier key")
        }
        session.output.document([
            "home": .string(session.places.home), "development": .bool(development),
            "verifier_key": .string(key),
        ])
    }

    /// The last word of the output that has a C2SP verifier key's form, `name+hash+key`.
    static func verifierKey(in output: [UInt8]) -> String? {
        let words = String(decoding: output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        return words.last { word in
            let parts = word.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
            let isHash = { (text: Substring) in
                text.utf8.count == 8 && text.allSatisfy(\.isHexDigit)
            }
            return parts.count == 3 && !parts[0].isEmpty && isHash(parts[1]) && !parts[2].isEmpty
        }.map(String.init)
    }
}
