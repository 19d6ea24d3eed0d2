import ArgumentParser
import Terms

/// `bursar unseal`: hands what opens a slot to the daemon.
///
/// Asks `POST /v1/admin/unseal` with it as the raw body. In JSON it would have to be a
/// string on both sides, which nothing can wipe.
struct UnsealVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "unseal",
        abstract: "Open the vault.",
        discussion: """
            Asks on the terminal, without echo, unless a descriptor is given. Takes a second or \
            so: that is what a guess costs, too. Without --slot every slot of the kind is tried.

            Example: bursar unseal --passphrase-fd 3 3<passphrase.txt
            Example: bursar unseal --slot office --key-file /media/key/bursar.key
            """)

    @Option(
        help: ArgumentHelp("The slot to open.", valueName: "name"), transform: Arguments.slot)
    var slot: SlotName?

    @OptionGroup var secret: SlotSecretOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let opened = try secret.read()
        let target = Query.target(
            "/v1/admin/unseal",
            slot == nil && secret.kind == .passphrase
                ? [] : [("slot", slot?.text), ("kind", secret.kind.rawValue)])
        let status = try session.slot(target, opened)
        session.show(status: status)
        // The vault is open and signs nothing: a script at boot must not take that for success.
        guard !VaultStanding.isFrozen(status) else { throw .reported(.tampering) }
    }
}
