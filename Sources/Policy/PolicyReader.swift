public import Gate
public import Terms
internal import Yams

/// PolicyReader turns a policy's text into checked values, or says all that is wrong with it.
///
///     let policy = try PolicyReader.read(
///         text, file: "team.yaml", zones: ZoneDatabase.rules(for:), accounts: readAccounts)
public enum PolicyReader {
    /// The most projects a policy may have.
    static let mostProjects = 1_000
    /// The most agents, over all projects.
    static let mostAgents = 10_000
    /// The most addresses listed, as payees or as denied, over the whole policy.
    static let mostPayees = 10_000
    /// The most windows that the `limits`, or the `payments`, of one scope may count over.
    static let mostWindows = 16

    /// Reads and checks `yaml`, a policy in the form of version 1.
    ///
    /// `zones` knows the rules of an IANA zone, `accounts` all accounts that an address text can
    /// mean; both answer nil for what they don't know. Throws ``PolicyError`` with every mistake
    /// found: a policy is good as a whole or not at all.
    public static func read(
        _ yaml: String, file: String, zones: (String) -> ZoneRules?,
        accounts: (String) -> [Account]?
    ) throws(PolicyError) -> BudgetPolicy {
        let log = MistakeLog(file: file)
        let policy = withoutActuallyEscaping(zones) { zones in
            withoutActuallyEscaping(accounts) { accounts in
                compose(yaml, log: log).flatMap { root in
                    PolicyChecker(zones: zones, accounts: accounts).policy(root)
                }
            }
        }
        if let error = log.error { throw error }
        guard let policy else {
            // Whatever yields no policy has logged why; a reader that forgot to must still refuse.
            log.add(line: 1, column: 1, path: "", "is not readable", hint: "see the example")
            throw PolicyError(mistakes: log.mistakes)
        }
        return policy
    }

    private static func compose(_ yaml: String, log: MistakeLog) -> PolicyNode? {
        if let fault = PlainText.firstFault(in: yaml) {
            log.add(
                line: fault.line, column: fault.column, path: "", fault.clause, hint: fault.hint)
            return nil
        }
        do {
            // UTF-8 is said here, or Yams would ask the environment.
            guard let root = try Yams.compose(yaml: yaml, .default, .default, .utf8) else {
                log.add(
                    line: 1, column: 1, path: "", "is empty",
                    hint: "it starts with version: 1, currency and projects")
                return nil
            }
            return PolicyNode(node: root, path: "", log: log)
        } catch let error as YamlError {
            note(error, in: log)
        } catch {
            log.add(line: 1, column: 1, path: "", "is not YAML", hint: "see the example")
        }
        return nil
    }

    private static func note(_ error: YamlError, in log: MistakeLog) {
        let hint = "look for a missing colon, quote or bracket, or a wrong indent"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            log.add(at: mark, path: "", "is not YAML: \(problem)", hint: hint)
        case .composer(_, let problem, let mark, _):
            log.add(
                at: mark, path: "", "is not one YAML document: \(problem)",
                hint: "a file holds one policy")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { String($0.prefix(64)) }.joined(separator: ", ")
            log.add(
                at: context.mark, path: "", "has a key twice in one place: \(names)",
                hint: "keep one of them")
        case .reader(let problem, _, _, _):
            log.add(line: 1, column: 1, path: "", "is not YAML: \(problem)", hint: hint)
        default:
            log.add(line: 1, column: 1, path: "", "is not YAML", hint: hint)
        }
    }
}
