import ArgumentParser
import JSON
import Wire

/// `bursar audit archive`: has the daemon move old entries' bodies out of the database.
///
/// Asks `POST /v1/admin/archive`; the archive is written by the daemon, beside its database.
struct AuditArchiveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Move the bodies of old entries from the database to DIR/archive.",
        discussion: """
            Writes the signed log to DIR/archive in C2SP tiles, reads it back to the root that was \
            signed, and only then takes the bodies of entries before a time out of the database, 256 \
            at a time. Their hashes stay: receipts and verify work as before. The daemon reads \
            archived entries from there, so leave it in its place; nothing is ever deleted by itself: \
            an archive of before an epoch is set aside.

            Example: bursar audit archive --before 90d
            """)

    @Option(
        help: "Entries before: 2026-11-23T05:00:00Z, 2026-11-23, or 90d for that long ago.",
        transform: Since.init)
    var before: Since

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/archive"
        let order = ArchiveOrder(before: before.moment(now: Since.now))
        let reply = try session.admin("POST", target, order.json)
        guard !session.json else { return session.output.document(reply) }
        guard case .integer(let archived)? = reply.at("archived"),
            case .integer(let end)? = reply.at("before")
        else { throw .reply(asked: "POST \(target)", lacks: "what was archived") }
        session.output.line(
            archived > 0
                ? "\(archived) entries moved; the database has those from \(end) on"
                : "no 256 entries in a row are old enough; nothing has moved")
        if case .string(let path)? = reply.at("set_aside") {
            session.output.line("the archive that was there is another log's: it is \(path) now")
        }
    }
}
