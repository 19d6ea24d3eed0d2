/// What `bursar help TOPIC` explains beyond single commands: text in the binary, so that it fits it.
enum HelpTopic: String, CaseIterable {
    /// Completing words in a shell.
    case completions
    /// Variables that are read, and what holds where nothing is said.
    case environment
    /// How commands end, and what scripts can rely on.
    case exitCodes = "exit-codes"
    /// The `network` object of a payment, chain by chain.
    case networkFacts = "network-facts"
    /// The policy file.
    case policy
    /// What frees a signed payment, chain by chain.
    case proofs

    /// One line of the list of topics.
    var summary: String {
        switch self {
        case .completions: "complete words in bash, zsh and fish"
        case .environment: "variables, and where the vault is looked for"
        case .exitCodes: "how commands end, and what a script can rely on"
        case .networkFacts: "--chain-data: what only the network knows, chain by chain"
        case .policy: "the policy file, key by key"
        case .proofs: "--proof: what frees a signed payment, chain by chain"
        }
    }

    /// The whole text, each line at most 80 columns, the last one ended.
    var text: String {
        switch self {
        case .completions: HelpTopic.completionsText
        case .environment: HelpTopic.environmentText
        case .exitCodes: HelpTopic.exitCodesText
        case .networkFacts: HelpTopic.networkFactsText
        case .policy: HelpTopic.policyText
        case .proofs: HelpTopic.proofsText
        }
    }

    /// The topic that a whole command line asks for; nil where it asks for anything else.
    ///
    /// ArgumentParser adds a `help` of its own, which knows commands only and can't be replaced
    /// without standing in the completions twice: so topics are taken before it reads the line.
    init?(askedBy arguments: [String]) {
        let words = arguments.filter { $0 != "--json" }
        guard words.count == 2, words[0] == "help" else { return nil }
        self.init(rawValue: words[1])
    }

    /// A list of all topics.
    static var list: String {
        let width = allCases.map(\.rawValue.count).max() ?? 0
        return allCases.map { topic in
            let padding = String(repeating: " ", count: width - topic.rawValue.count)
            return "  \(topic.rawValue)\(padding)  \(topic.summary)"
        }.joined(separator: "\n")
    }
}
