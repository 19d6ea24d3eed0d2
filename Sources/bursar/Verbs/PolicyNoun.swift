import ArgumentParser

/// `bursar policy`: budgets and who may spend them.
struct PolicyNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, apply and show the policy: projects, agents, limits, payees.",
        subcommands: [PolicyCheckVerb.self, PolicyApplyVerb.self, PolicyShowVerb.self])

    /// The longest policy file, in bytes.
    static let fileLimit = 1_048_576
}
