import Terms

/// An agent is shown nothing that its policy does not name; the answer is the one for what is absent.
enum SecretNotGranted: Rule {
    static let id = "secret.not-granted"

    static func refusal(_ path: SecretPath, to agent: AgentName) -> Refusal {
        refuse(
            "the policy in force does not grant \(path.text) to \(agent.text)",
            hint: "an admin adds it to the agent's secrets: bursar policy apply FILE")
    }
}
