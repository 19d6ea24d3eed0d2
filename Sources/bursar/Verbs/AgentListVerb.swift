import ArgumentParser

/// `bursar agent list`.
///
/// Asks `GET /v1/admin/agents`. Removed agents stay listed: their names stay taken.
struct AgentListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the agents, frozen and removed ones too.",
        discussion: "Example: bursar agent list --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/agents"), list: "agents",
            columns: [
                ("agent", "agent"), ("project", "project"), ("uid", "uid"), ("status", "status"),
                ("token", "token"), ("old until", "old_token_until"),
                ("old used", "old_token_used"),
            ])
    }
}
