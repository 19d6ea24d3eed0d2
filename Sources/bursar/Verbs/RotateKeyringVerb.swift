import ArgumentParser
import Glibc
import JSON
import Terms

/// `bursar rotate keyring`: new terms, and every row of their classes under them.
///
/// Asks `POST /v1/admin/rotate/keyring` with what opens a slot as the raw body, then `GET /v1/admin/keyrings`
/// until it is done.
struct RotateKeyringVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "keyring",
        abstract: "Draw a new key for a class of secrets, and move its rows to it.",
        discussion: """
            The vault is served meanwhile. Rows move in small batches; the old term is destroyed \
            when none is left under it. The daemon does it: if you interrupt this command, or the \
            daemon is killed, it goes on by itself once the vault is open.

            Example: bursar rotate keyring api --reason "yearly"
            Example: bursar rotate keyring all --proof-passphrase-fd 3 3<passphrase
            """)

    @Argument(
        help: ArgumentHelp("wallet, card, api, meta, or all.", valueName: "keyring"),
        transform: KeyringChoice.read)
    var which: KeyringChoice

    @OptionGroup var proof: ProofOptions

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let secret = try proof.read()
        let target = Query.target(
            "/v1/admin/rotate/keyring",
            [("keyrings", which.names.map(\.rawValue).joined(separator: ","))] + proof.query
                + [("reason", why.reason.map(Query.escaped))])
        var reply = try session.slot(target, secret)
        var told = ""
        while let moving = moving(reply) {
            let line = progress(moving)
            if !session.json, line != told { session.output.errorLine(line) }
            told = line
            usleep(300_000)
            reply = try session.admin("GET", "/v1/admin/keyrings")
        }
        session.show(
            reply, list: "keyrings",
            columns: [("keyring", "keyring"), ("term", "term"), ("rows moved", "rewrapped")])
    }

    /// The first of the keyrings meant that is not done.
    private func moving(_ reply: JSON) -> JSON? {
        let names = Set(which.names.map(\.rawValue))
        let left = reply.list("keyrings").filter {
            names.contains($0.at("keyring")?.plain ?? "") && $0.at("rotating") == true
        }
        return left.first { $0.at("rows") != nil } ?? left.first
    }

    private func progress(_ line: JSON) -> String {
        let name = line.at("keyring")?.plain ?? ""
        guard let seen = line.at("seen")?.plain, let rows = line.at("rows")?.plain else {
            return "keyring \(name): begun"
        }
        return "keyring \(name): \(seen) of \(rows) rows"
    }
}
