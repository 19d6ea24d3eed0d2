import ArgumentParser
import Terms

/// `bursar budget show`.
///
/// Asks `GET /v1/admin/budgets`, optionally narrowed to an agent or a project.
struct BudgetShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show limits, what is committed in their windows, and what is left.",
        discussion: "Example: bursar budget show --agent worker-vm-1")

    @Option(help: "Only this agent's.", transform: Arguments.agent)
    var agent: AgentName?

    @Option(help: "Only this project's.", transform: Arguments.project)
    var project: ProjectName?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let query = [agent.map { "agent=\($0.text)" }, project.map { "project=\($0.text)" }]
            .compactMap { $0 }.joined(separator: "&")
        let target = "/v1/admin/budgets" + (query.isEmpty ? "" : "?" + query)
        session.show(
            try session.admin("GET", target), list: "budgets",
            columns: [
                ("scope", "scope"), ("per", "per"), ("limit", "limit"),
                ("committed", "committed"), ("remaining", "remaining"), ("resets at", "resets_at"),
            ], rightAligned: [2, 3, 4])
    }
}
