import ArgumentParser
import Terms

/// `bursar budget show`.
///
/// Asks `GET /v1/admin/budgets`, optionally narrowed to an agent or a project. What a limit counts
/// stands below `of` where that is not all that the scope spends.
struct BudgetShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show limits, what is committed in their windows, and what is left.",
        discussion: """
            Below the limits: what each scope has signed that is neither settled nor proven dead.

            Example: bursar budget show --agent worker-vm-1
            """)

    @Option(help: "Only this agent's.", transform: Arguments.agent)
    var agent: AgentName?

    @Option(help: "Only this project's.", transform: Arguments.project)
    var project: ProjectName?

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = Query.target(
            "/v1/admin/budgets", [("agent", agent?.text), ("project", project?.text)])
        let reply = try session.admin("GET", target)
        var columns = [
            ("scope", "scope"), ("per", "per"), ("limit", "limit"), ("committed", "committed"),
            ("remaining", "remaining"), ("resets at", "resets_at"),
        ]
        // Most policies bound nothing but the whole: then the column would say nothing.
        let hasParts = reply.list("budgets").contains { $0.at("of") != nil }
        if hasParts { columns.insert(("of", "of"), at: 1) }
        session.show(
            reply, list: "budgets", columns: columns,
            rightAligned: hasParts ? [3, 4, 5] : [2, 3, 4])
        let exposures = reply.list("exposures")
        guard !session.json, !exposures.isEmpty else { return }
        session.output.raw("\n")
        session.output.table(
            Table(
                columns: ["scope", "exposed"], rightAligned: [1],
                rows: exposures.map { $0.cells("scope", "exposed") }))
    }
}
