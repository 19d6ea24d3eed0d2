import Gate
import JSON
import Ledger
import Terms

/// The decisions of a log as they are read in order: how many keys they bind, and which of them still wait.
struct DecisionReading {
    /// What of a decision its index row must say.
    struct Decided {
        let agent: AgentName
        let key: String
        let payment: PaymentID
        let fingerprint: String
        let entry: EntryID
        /// Whether it waits for an admin.
        let waits: Bool
        /// The place of the entry it goes on from; nil for a first decision.
        let resumes: UInt64?

        /// The row's id.
        var rowID: [UInt8] { IdempotencyRecord.rowID(agent, key) }

        /// Reads a `payment.decided`; nil where it names no agent, key or payment.
        init?(_ entry: Entry, _ id: EntryID) {
            guard let agent = AgentName(entry.actor.name),
                case .string(let key)? = entry.body["key"],
                case .string(let text)? = entry.body["payment"], let payment = PaymentID(text),
                case .string(let fingerprint)? = entry.body["fingerprint"]
            else { return nil }
            self.agent = agent
            self.key = key
            self.payment = payment
            self.fingerprint = fingerprint
            self.entry = id
            waits = entry.body["outcome"] == "pending"
            if case .integer(let seq)? = entry.body["resumes"] {
                resumes = seq
            } else {
                resumes = nil
            }
        }
    }

    /// How many keys are bound.
    var keys: UInt64 = 0
    /// Decisions that wait and that no later entry goes on from, by their rows' ids.
    private(set) var waiting: [[UInt8]: Decided] = [:]

    /// Takes the next decision; false where it goes on from one that is not its own.
    mutating func take(_ decided: Decided) -> Bool {
        if let seq = decided.resumes {
            let before = waiting.removeValue(forKey: decided.rowID)
            return before?.entry.seq == seq && before?.payment == decided.payment
                && before?.fingerprint == decided.fingerprint
        }
        keys += 1
        if decided.waits { waiting[decided.rowID] = decided }
        return true
    }
}
