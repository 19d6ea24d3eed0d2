import Gate
import JSON
import Ledger
import Terms

/// The keys that payments are decided under: each of an agent's once in a log, for ever.
///
/// The gate knows no keys, and forgets payments; the log's gist knows every key that was ever bound. What a gist
/// can't say is kept here: under which key a payment waits, until it goes on or is over.
struct DecidedKeys {
    private var waiting: [PaymentID: Key] = [:]

    private struct Key: Equatable {
        let agent: AgentName
        let text: String
    }

    /// Takes the next entry, of which `gist` knows nothing yet; answers the clause that says what is wrong with
    /// its key, or nil.
    mutating func take(_ entry: Entry, after gist: LogGist) -> String? {
        guard case .string(let text)? = entry.body["payment"], let payment = PaymentID(text)
        else { return nil }
        switch entry.kind {
        case "payment.denied", "payment.expired": waiting[payment] = nil
        case "payment.decided": return decide(payment, entry, gist)
        default: break
        }
        return nil
    }

    private mutating func decide(
        _ payment: PaymentID, _ entry: Entry, _ gist: LogGist
    ) -> String? {
        guard case .string(let text)? = entry.body["key"] else { return "decides under no key" }
        guard let agent = AgentName(entry.actor.name) else { return nil }
        let key = Key(agent: agent, text: text)
        if case .integer? = entry.body["resumes"] {
            guard waiting.removeValue(forKey: payment) == key else {
                return "goes on from a payment that waits under another key"
            }
        } else if gist.binds(agent, text) {
            let word = SpelledText.word(text)
            return "decides the key \(word) of \(agent.text), which an entry before it decided"
        }
        if entry.body["outcome"] == "pending" { waiting[payment] = key }
        return nil
    }
}
