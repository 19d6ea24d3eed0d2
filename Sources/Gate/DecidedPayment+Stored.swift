import JSON
import Terms

extension DecidedPayment {
    /// A decision read back from its entry.
    struct Stored {
        let agent: AgentName
        let wallet: WalletName
        let policy: String?
        let isSigned: Bool
        /// The rule that refused; nil where none did.
        let rule: String?
        /// Nil where there is none, or where it is a blob.
        let payload: [UInt8]?
        let postings: [Posting]
        let clock: ClockReading

        init(_ entry: Entry) throws(EntryError) {
            let body = entry.body
            guard entry.kind == DecidedPayment.kind, entry.actor.role == .agent,
                let agent = AgentName(entry.actor.name),
                case .string(let walletText)? = body["wallet"],
                let wallet = WalletName(walletText),
                case .string(let outcome)? = body["outcome"],
                outcome == "signed" || outcome == "refused",
                case .array(let windows)? = body["windows"],
                let clock = ClockReading(json: body["clock"])
            else { throw EntryError(clause: "is not a payment.decided of the known form") }
            self.agent = agent
            self.wallet = wallet
            self.clock = clock
            isSigned = outcome == "signed"
            if case .string(let id)? = body["rule"] { rule = id } else { rule = nil }
            guard isSigned == (rule == nil) else {
                throw EntryError(clause: "has an outcome that its rule contradicts")
            }
            if case .string(let hash)? = body["policy"] { policy = hash } else { policy = nil }
            if case .string(let hex)? = body["payload"] {
                payload = Hex.decode(hex)
            } else {
                payload = nil
            }
            var postings: [Posting] = []
            for window in windows { postings.append(try Stored.posting(window)) }
            self.postings = postings
        }

        private static func posting(_ json: JSON) throws(EntryError) -> Posting {
            guard case .object(let object) = json, case .string(let scopeText)? = object["scope"],
                let scope = ScopeName(reading: scopeText),
                let start = moment(object["start"]), let end = moment(object["end"]),
                let before = money(object["before"]), let charge = money(object["charge"]),
                let after = money(object["after"]), before.adding(charge) == after
            else { throw EntryError(clause: "has a window that does not add up") }
            return Posting(
                scope: scope, window: Window(start: start, end: end), before: before,
                charge: charge, after: after)
        }

        private static func moment(_ json: JSON?) -> Moment? {
            guard case .string(let text)? = json else { return nil }
            return Timestamp.parse(text)
        }

        private static func money(_ json: JSON?) -> Money? {
            guard case .string(let text)? = json else { return nil }
            return try? Money(decimal: text)
        }
    }
}
