import ArgumentParser

/// Which log `bursar-audit` is to judge, and how it is run: all that verifying and replaying take.
///
/// The verdict has to come from code that shares as little as possible with what it judges; this
/// program only finds that code and hands over. Its exit status, 4 for tampering, becomes this
/// one's.
struct AuditedLog: ParsableArguments {
    @Argument(help: "An export, or a file of entries.", completion: .file())
    var path: String?

    @Option(help: ArgumentHelp("The log's verifier key.", valueName: "vkey"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "An older checkpoint that the log must extend.", valueName: "checkpoint"),
        completion: .file())
    var since: String?

    @Option(
        help: ArgumentHelp(
            "A witness that must have cosigned the checkpoint or --since.", valueName: "vkey"))
    var witness: [String] = []

    func validate() throws {
        guard path == nil || key != nil else {
            throw ValidationError("--key is missing: a file is verified with a key you name")
        }
    }

    /// Becomes `bursar-audit`, which does what `verb` says.
    func hand(to verb: String, _ session: Session) throws(Failure) {
        let arguments = try arguments(verb, session)
        do throws(ProgramError) {
            try Sibling("bursar-audit").become(arguments)
        } catch {
            throw .program(error)
        }
    }

    /// The auditor's own command line.
    private func arguments(_ verb: String, _ session: Session) throws(Failure) -> [String] {
        var arguments = [verb]
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
        for key in witness { arguments += ["--witness", key] }
        if session.json { arguments.append("--json") }
        return arguments
    }
}
