import ArgumentParser

/// `bursar audit verify`: runs `bursar-audit verify`, a program with no vault code in it.
///
/// The verdict has to come from code that shares as little as possible with what it judges; this
/// program only finds that code and hands over. Its exit status, 4 for tampering, becomes this
/// one's.
struct AuditVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the ledger is whole and the one that was signed.",
        discussion: """
            Exits with 4 if it is not. Without a path: through the auditors' door. Without --key \
            the key comes through it, too, which proves less.

            Example: bursar audit verify --key "$(cat ledger.vkey)"
            """)

    @Argument(help: "An export, or a file of entries.", completion: .file())
    var path: String?

    @Option(help: ArgumentHelp("The log's verifier key.", valueName: "vkey"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "An older checkpoint that the log must extend.", valueName: "checkpoint"),
        completion: .file())
    var since: String?

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard path == nil || key != nil else {
            throw ValidationError("--key is missing: a file is verified with a key you name")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        let arguments = try arguments(session)
        do throws(ProgramError) {
            try Sibling("bursar-audit").become(arguments)
        } catch {
            throw .program(error)
        }
    }

    /// The auditor's own command line.
    private func arguments(_ session: Session) throws(Failure) -> [String] {
        var arguments = ["verify"]
        if let path {
            arguments.append(path)
        } else {
            arguments += ["--socket", session.places.auditSocket]
        }
        if let key {
            arguments += ["--key", key]
        } else {
            arguments += ["--key", try session.verifierKey()]
            session.output.warning(
                "the key comes from the vault that it is to judge, which proves less; "
                    + "keep the output of 'bursar audit key' elsewhere and give it with --key")
        }
        if let since { arguments += ["--since", since] }
        if session.json { arguments.append("--json") }
        return arguments
    }
}
