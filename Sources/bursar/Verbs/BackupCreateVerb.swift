import ArgumentParser
import JSON
import Wire

/// `bursar backup create`: has the daemon write a backup.
///
/// Asks `POST /v1/admin/backup`; the file is written by the daemon, so the path is its.
struct BackupCreateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Write a backup of the whole vault, while it is served.",
        discussion: """
            Copies the database, holds the copy to what was signed, seals it for the vault's slots, \
            and reads back all that was written. The file is as safe as the vault's passphrase. Keep \
            it apart from the anchor: an older copy beside its own anchor looks like the newest.

            Example: bursar backup create /mnt/backup/2026-11-26.bursar
            """)

    @Argument(help: ArgumentHelp("The new file; it must not exist.", valueName: "file"))
    var file: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/backup"
        let order = BackupOrder(path: AbsolutePath(file).text)
        let reply = try session.admin("POST", target, order.json)
        guard !session.json else { return session.output.document(reply) }
        guard let entries = reply.at("entries"), let hash = reply.at("sha256"),
            case .integer(let size) = entries, case .string(let text) = hash
        else { throw .reply(asked: "POST \(target)", lacks: "what the backup holds") }
        session.output.line("\(size) entries, SHA-256 \(text)")
    }
}
