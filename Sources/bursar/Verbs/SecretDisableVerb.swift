import ArgumentParser

/// `bursar secret disable`.
///
/// Asks `POST /v1/admin/secrets/{path}/disable`.
struct SecretDisableVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Show a version to no one, until it is enabled again.",
        discussion: "Example: bursar secret disable api_keys/openai_api_key --version 3")

    @OptionGroup var which: SecretVersionOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try which.ask("disable", session) }
}
