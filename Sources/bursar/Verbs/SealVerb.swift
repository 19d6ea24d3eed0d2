import ArgumentParser

/// `bursar seal`: has the daemon forget its keys.
///
/// Asks `POST /v1/admin/seal`; what is in flight is finished first. The contract lets both verbs be
/// called alike, so a descriptor may be named; forgetting keys takes no passphrase, and none is read.
struct SealVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Wipe the keys from the daemon's memory.",
        discussion: """
            Nothing is signed until the next unseal; what is in flight is finished first.

            Example: bursar seal
            """)

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Taken as unseal takes it, and not read.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(status: try session.admin("POST", "/v1/admin/seal"))
    }
}
