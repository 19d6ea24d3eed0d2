import Terms

extension GateState {
    /// The agent whose name space a wallet's name lies in: the longest name of an agent that the label is, or
    /// begins with before a dash; nil where it is nobody's.
    ///
    /// The longest, or the agent `a` could take the names of the agent `a-b`. Of agents that were ever added,
    /// removed ones too, or that the policy names.
    func keeper(of wallet: WalletName) -> AgentName? {
        let label = wallet.text.drop { $0 != "/" }.dropFirst()
        // What follows the dash has to be something.
        var dashes = label.dropLast().indices.filter { label[$0] == "-" }
        var end = label.endIndex
        while true {
            if let name = AgentName(String(label[..<end])), isKnown(name) { return name }
            guard let dash = dashes.popLast() else { return nil }
            end = dash
        }
    }

    private func isKnown(_ agent: AgentName) -> Bool {
        agents[agent] != nil
            || policy?.projects.values.contains { $0.agents[agent] != nil } ?? false
    }
}
