import ArgumentParser
import Glibc
import JSON
import Terms
import Wire

/// `bursar secret get`: an admin is shown a version, which is in the log first.
///
/// Asks `POST /v1/admin/secrets/{path}/reveal`.
struct SecretGetVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "See a version of a secret; that you did is in the log first.",
        discussion: """
            Shown on the terminal, or written to a descriptor as it is. It is never printed to \
            where results go: those end up in files and histories.

            Example: bursar secret get api_keys/openai_api_key --version 2
            """)

    @OptionGroup var secret: SecretArgument

    @Option(help: "Which version; else the newest.", transform: Arguments.version)
    var version: UInt64?

    @OptionGroup var why: ReasonOption

    @Option(
        name: .customLong("out-fd"),
        help: ArgumentHelp(
            "Write the value to this descriptor, not to the terminal.", valueName: "n"),
        transform: Arguments.descriptor)
    var outDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        // Before anything is in the log: there must be somewhere to write to.
        let descriptor = unsafe outDescriptor ?? open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0, fcntl(descriptor, F_GETFD) >= 0 else {
            throw .file(
                outDescriptor.map { "descriptor \($0)" } ?? "/dev/tty",
                why: "is not there to write to; give --out-fd 3 3>file")
        }
        let change = SecretChange(version: version, reason: why.reason)
        let value = try session.reveal(
            DoorRequest(
                method: "POST", target: secret.target + "/reveal",
                body: JSONWriter.write(change.json)))
        guard value.write(to: descriptor) else {
            throw .file("descriptor \(descriptor)", why: "does not take the value")
        }
        if outDescriptor == nil { _ = Output.write([10], to: descriptor) }
        guard session.json else { return }
        session.output.document(
            ["path": .string(secret.path.text), "bytes": .integer(UInt64(value.count))])
    }
}
