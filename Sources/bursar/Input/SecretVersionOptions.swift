import ArgumentParser
import Wire

/// A version of a secret that something is done to.
struct SecretVersionOptions: ParsableArguments {
    @OptionGroup var secret: SecretArgument

    @Option(help: "Which version; else the newest.", transform: Arguments.version)
    var version: UInt64?

    /// Asks the owner's door to do it, and shows how the version stands then.
    func ask(_ verb: String, _ session: Session) throws(Failure) {
        let change = SecretChange(version: version)
        session.show(
            try session.admin("POST", "\(secret.target)/\(verb)", change.json),
            fields: SecretNoun.fields)
    }
}
