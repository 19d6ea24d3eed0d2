import ArgumentParser
import Terms

/// `bursar payment list`.
///
/// Asks `GET /v1/admin/payments`, narrowed by whatever is given.
struct PaymentListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List payments that wait, and signed ones that may still land.",
        discussion: """
            Those that wait end at 'until'; signed ones are no longer valid after it, where their \
            chain knows an end.

            Example: bursar payment list --open --agent worker-vm-1
            """)

    @Flag(help: "Only signed ones of which it is not known what became.")
    var open = false

    @Flag(help: "Only those that wait for an approval.")
    var pending = false

    @Option(help: "Only those that stand so.")
    var status: PaymentFilter?

    @Option(help: "Only this agent's.", transform: Arguments.agent)
    var agent: AgentName?

    @Option(help: "Only this project's.", transform: Arguments.project)
    var project: ProjectName?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard [open, pending, status != nil].filter({ $0 }).count <= 1 else {
            throw ValidationError("--open, --pending and --status exclude each other")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        let status = status ?? (open ? .open : pending ? .pending : nil)
        let target = Query.target(
            "/v1/admin/payments",
            [
                ("status", status?.rawValue), ("agent", agent?.text), ("project", project?.text),
            ])
        let reply = try session.admin("GET", target)
        guard !session.json else { return session.output.document(reply) }
        let lines = reply.list("payments").map {
            PaymentLine($0, currency: reply.at("currency")?.plain)
        }
        guard !lines.isEmpty else { return session.output.errorLine("no payments") }
        session.output.table(
            Table(columns: PaymentLine.columns, rightAligned: [4, 5], rows: lines.map(\.cells)))
        if let more = reply.at("more") {
            session.output.errorLine("\(more.plain) more: narrow the list to see them")
        }
    }
}
