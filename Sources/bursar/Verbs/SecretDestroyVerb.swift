import ArgumentParser
import Wire

/// `bursar secret destroy`.
///
/// Asks `POST /v1/admin/secrets/{path}/destroy`.
struct SecretDestroyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Destroy the key of one version, for ever.",
        discussion: """
            The path has to be typed once more with --confirm. The number stays taken. Copies and \
            backups of the database are not reached.

            Example: bursar secret destroy api_keys/old_key --version 1 --confirm api_keys/old_key
            """)

    @OptionGroup var secret: SecretArgument

    @Option(help: "Which version.", transform: Arguments.version)
    var version: UInt64

    @Option(help: ArgumentHelp("The path, typed once more.", valueName: "path"))
    var confirm: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let change = SecretChange(version: version, confirm: confirm)
        session.show(
            try session.admin("POST", secret.target + "/destroy", change.json),
            fields: SecretNoun.fields)
    }
}
