import ArgumentParser
import Glibc
import Terms

/// `bursar audit log`: the entries, oldest first.
///
/// Asks `GET /v1/audit/entries` page by page until one is empty. The door may give fewer than were
/// asked for, so only an empty page is the end. Choosing by agent and time is done here: the door
/// serves bytes to be verified. The stream ends with 0 when its reader has enough, and a followed one
/// when it is interrupted, since it has no other end.
struct AuditLogVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Print the ledger's entries, oldest first; works while sealed.",
        discussion: """
            With --json, each entry's exact bytes on a line of its own. --since takes a time \
            (RFC 3339), a date, or a duration that lies back.

            Example: bursar audit log --agent worker-vm-1 --since 24h --follow
            """)

    @Option(
        help: "Only what this agent asked for, or what was done about it.",
        transform: Arguments.agent)
    var agent: AgentName?

    @Option(
        help: "Only from this time on: 2026-11-23T05:00:00Z, 2026-11-23, or 24h for that long ago.",
        transform: Since.init)
    var since: Since?

    @Flag(help: "Go on with new entries as they come, until interrupted.")
    var follow = false

    /// Entries asked for at once: at their longest, about 16 MB.
    private static let page = 250
    /// How long an end is waited at before it is looked behind, in milliseconds.
    private static let interval: Int32 = 500

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let filter = EntryFilter(agent: agent, since: since?.moment(now: Since.now))
        // A reader that has enough, like head(1), is no failure of ours.
        signal(SIGPIPE, SIG_IGN)
        let interruption = follow ? Interruption() : nil
        var next = 0
        while true {
            let target = "/v1/audit/entries?from=\(next)&limit=\(AuditLogVerb.page)"
            let lines = try session.audit(target).split(separator: UInt8(ascii: "\n"))
            interruption?.hold()
            for line in lines {
                guard try show(line, filter, session) else { return }
            }
            interruption?.admit()
            next += lines.count
            guard lines.isEmpty else { continue }
            guard follow, session.output.wait(milliseconds: AuditLogVerb.interval) else { return }
        }
    }

    /// Shows an entry that is wanted; false when nobody reads any more.
    private func show(
        _ line: ArraySlice<UInt8>, _ filter: EntryFilter, _ session: Session
    ) throws(Failure) -> Bool {
        guard let entry = EntryLine(line) else {
            throw .reply(asked: "GET /v1/audit/entries", lacks: "an entry in one of its lines")
        }
        guard filter.passes(entry) else { return true }
        guard session.json else { return session.output.line(entry.text) }
        return session.output.raw(Array(line) + [UInt8(ascii: "\n")])
    }
}
