import ArgumentParser

/// `bursar unseal`: hands the passphrase to the daemon.
///
/// Asks `POST /v1/admin/unseal` with the passphrase as the raw body. In JSON it would have to be a
/// string on both sides, which nothing can wipe.
struct UnsealVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "unseal",
        abstract: "Open the vault with its passphrase.",
        discussion: """
            Asks on the terminal, without echo, unless a descriptor is given. Takes a second or \
            so: that is what a guess costs, too.

            Example: bursar unseal --passphrase-fd 3 3<passphrase.txt
            """)

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read the passphrase from this descriptor.", valueName: "n"),
        transform: Arguments.descriptor)
    var passphraseDescriptor: Int32?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let passphrase: SecretPage
        do throws(SecretError) {
            passphrase = try SecretPage.passphrase(descriptor: passphraseDescriptor)
        } catch {
            throw .secret(error)
        }
        var request = DoorRequest(method: "POST", target: "/v1/admin/unseal")
        request.contentType = "application/octet-stream"
        let status = try session.admin(request, body: passphrase)
        session.show(status: status)
        // The vault is open and signs nothing: a script at boot must not take that for success.
        guard !VaultStanding.isFrozen(status) else { throw .reported(.tampering) }
    }
}
