import Gate
import JSON
import Ledger
import Terms

/// Makes entries out of verified lines and remembers what later ones rest on: the budgets' currency and
/// the agents' projects, and so nothing that grows with the log.
struct EntryReading {
    private let origin: String
    private var currency: String?
    private var projects: [String: String] = [:]

    init(origin: String) { self.origin = origin }

    /// Reads an entry that was verified.
    mutating func read(_ entry: Entry, _ checked: CheckedEntry) -> LoggedEntry {
        note(entry)
        var agent = entry.actor.role == .agent ? entry.actor.name : nil
        if agent == nil, case .string(let name)? = entry.body["agent"] { agent = name }
        var project = agent.flatMap { projects[$0] }
        if case .string(let name)? = entry.body["project"] { project = name }
        return LoggedEntry(
            entry: entry, line: checked.line, leaf: checked.leaf.hex, origin: origin,
            currency: currency, project: project)
    }

    private mutating func note(_ entry: Entry) {
        switch entry.kind {
        case "policy.applied":
            guard case .object(let document)? = entry.body["document"],
                case .string(let code)? = document["currency"]
            else { return }
            currency = code
        case "agent.added":
            guard case .string(let agent)? = entry.body["agent"],
                case .string(let project)? = entry.body["project"]
            else { return }
            projects[agent] = project
        default: return
        }
    }
}
