import ArgumentParser

/// `bursar policy`: budgets and who may spend them.
struct PolicyNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, apply and show the policy: projects, agents, limits, payees.",
        discussion: "Example: bursar policy check policies/solo-agent.yaml",
        subcommands: [PolicyCheckVerb.self, PolicyApplyVerb.self, PolicyShowVerb.self])

    @OptionGroup var options: SharedOptions

    /// The longest policy file, in bytes.
    static let fileLimit = 1_048_576
}
