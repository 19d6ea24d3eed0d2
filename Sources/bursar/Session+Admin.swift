import Glibc
import JSON
import Terms
import Wire

/// Admin sessions: what a command that changes the vault takes beside the user's id.
extension Session {
    /// Shows what opens a slot; the session that the daemon keeps for this terminal.
    func beginSession(
        _ slot: SlotName?, _ kind: SlotKind, _ secret: borrowing SecretPage
    ) throws(Failure) -> JSON {
        let target = Query.target(
            "/v1/admin/session/begin", [("slot", slot?.text), ("kind", kind.rawValue)])
        return try self.slot(target, secret)
    }

    /// Shows a session.
    func show(session: JSON) { show(session, fields: ["session", "needed", "seconds_left"]) }

    /// Asks; where the daemon wants an admin session first and a person is there, begins one and asks again.
    ///
    /// A person is whoever reads this process's errors on a terminal: a script gets the refusal.
    func inAdminSession<Answer: ~Copyable>(
        _ ask: () throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        do throws(Failure) { return try ask() } catch {
            guard case .problem(let problem, _) = error, problem.rule == "session.needed",
                isatty(STDERR_FILENO) == 1
            else { throw error }
            output.errorLine("this takes an admin session, which lasts 15 minutes")
        }
        let passphrase: SecretPage
        do throws(SecretError) { passphrase = try Terminal().ask("passphrase of a slot: ") } catch {
            throw .secret(error)
        }
        _ = try beginSession(nil, .passphrase, passphrase)
        return try ask()
    }
}
