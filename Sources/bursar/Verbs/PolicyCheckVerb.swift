import ArgumentParser
import Chains
import Policy

/// `bursar policy check`: reads a policy as the daemon would, without one.
///
/// The same reader as the daemon's, without its knowledge of wallets: that a named wallet does not
/// exist yet is only found by `policy apply`, as a warning.
struct PolicyCheckVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a policy file offline: mistakes by line, overcommitted budgets.",
        discussion: "Example: bursar policy check policies/solo-agent.yaml")

    @Argument(
        help: "The policy, YAML; - for stdin.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let text = try InputFile.text(file, limit: PolicyNoun.fileLimit)
        let name = InputFile.name(file)
        let verdict: PolicyVerdict
        do throws(PolicyError) {
            let policy = try PolicyReader.read(
                text, file: name, zones: ZoneDatabase.rules(for:),
                accounts: { try? Chains.accounts(reading: $0) })
            verdict = PolicyVerdict(report: OvercommitReport(policy), mistakes: [])
        } catch {
            verdict = PolicyVerdict(report: nil, mistakes: error.mistakes)
        }
        if session.json { session.output.document(verdict.json) }
        for mistake in verdict.mistakes {
            session.output.errorLine(mistake.description)
            session.output.errorLine("hint: \(mistake.hint)")
        }
        guard verdict.mistakes.isEmpty else { throw .reported(.refused) }
        guard !session.json else { return }
        session.output.table(verdict.table)
        for warning in verdict.report?.warnings ?? [] { session.output.warning(warning) }
    }
}
