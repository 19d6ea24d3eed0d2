import ArgumentParser
import Wire

/// `bursar observer add`.
///
/// Asks `POST /v1/admin/observers`. The key is public: only its holder makes signatures with it.
struct ObserverAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Believe what this Ed25519 key signs about payments.",
        discussion: """
            Example: bursar observer add node-1 --public-key \
            d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
            """)

    @Argument(help: "The observer's name.", transform: Arguments.observer)
    var name: String

    @Option(
        name: .customLong("public-key"),
        help: ArgumentHelp("Its Ed25519 key, 32 bytes.", valueName: "hex"),
        transform: Arguments.hex32)
    var publicKey: [UInt8]

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let addition = ObserverAddition(name: name, publicKey: publicKey)
        session.show(
            try session.admin("POST", "/v1/admin/observers", addition.json),
            fields: ["name", "public_key"])
    }
}
