import Terms

/// An agent and the project it pays from, which is its own for ever.
struct Payer: Hashable, Sendable {
    let agent: AgentName
    let project: ProjectName
}
