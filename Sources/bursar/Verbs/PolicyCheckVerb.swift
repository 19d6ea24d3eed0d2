import ArgumentParser

/// `bursar policy check`: reads a policy as the daemon would, without one.
struct PolicyCheckVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a policy file offline: every mistake by line, and what is overcommitted.",
        discussion: "Example: bursar policy check policies/solo-agent.yaml")

    @ParentCommand var root: Bursar

    @Argument(help: "The policy, YAML; - for stdin.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    func perform(_ session: Session) throws(Failure) {
        _ = try InputFile.text(file, limit: PolicyNoun.fileLimit)
    }
}
