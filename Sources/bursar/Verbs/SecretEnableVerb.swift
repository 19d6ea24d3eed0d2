import ArgumentParser

/// `bursar secret enable`.
///
/// Asks `POST /v1/admin/secrets/{path}/enable`.
struct SecretEnableVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Show a disabled version again.",
        discussion: "Example: bursar secret enable api_keys/openai_api_key --version 3")

    @OptionGroup var which: SecretVersionOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) { try which.ask("enable", session) }
}
