import JSON
import Terms

extension DecidedPayment {
    /// A decision read back from its entry.
    struct Stored {
        let version: UInt64
        let payment: PaymentID
        let agent: AgentName
        let wallet: WalletName
        let fingerprint: Digest32
        let isConfirmed: Bool
        let policy: String?
        let outcome: Outcome
        /// The rule that refused, or that asked for an approval; nil where none did.
        let rule: String?
        /// Nil where there is none, or where it is a blob.
        let payload: [UInt8]?
        let windows: [StoredWindow]
        let clock: ClockReading
        let resumes: UInt64?
        /// What an approval must name, and until when it may.
        let approval: (digest: String, until: Moment)?
        /// Every member as it stands, for what is compared as a whole.
        let body: JSONObject

        init(_ entry: Entry) throws(EntryError) {
            let body = entry.body
            self.body = body
            guard entry.kind == DecidedPayment.kind, entry.actor.role == .agent,
                let agent = AgentName(entry.actor.name),
                case .integer(let version)? = body["gate"], (1...2).contains(version),
                case .string(let id)? = body["payment"], let payment = PaymentID(id),
                case .string(let hash)? = body["fingerprint"],
                let fingerprint = Hex.decode(hash).flatMap(Digest32.init),
                case .string(let walletText)? = body["wallet"],
                let wallet = WalletName(walletText),
                case .string(let word)? = body["outcome"], let outcome = Outcome(rawValue: word),
                case .array(let windows)? = body["windows"],
                let clock = ClockReading(json: body["clock"])
            else { throw EntryError(clause: "is not a payment.decided of the known form") }
            self.version = version
            self.payment = payment
            self.agent = agent
            self.wallet = wallet
            self.fingerprint = fingerprint
            self.clock = clock
            self.outcome = outcome
            isConfirmed = body["confirmed"] == true
            if case .string(let id)? = body["rule"] { rule = id } else { rule = nil }
            guard (outcome == .signed) == (rule == nil) else {
                throw EntryError(clause: "has an outcome that its rule contradicts")
            }
            if case .string(let hash)? = body["policy"] { policy = hash } else { policy = nil }
            if case .string(let hex)? = body["payload"] {
                payload = Hex.decode(hex)
            } else {
                payload = nil
            }
            if case .integer(let seq)? = body["resumes"] { resumes = seq } else { resumes = nil }
            approval = Stored.approval(body["approval"])
            var read: [StoredWindow] = []
            for window in windows { read.append(try StoredWindow(window)) }
            self.windows = read
        }

        /// The digest that the entry's own members give; made where it is asked for, since most payments wait for
        /// nobody.
        var digest: Digest32 {
            LoggedRequest.digest(
                agent: agent, payment: payment, wallet: wallet, intent: body["intent"] ?? .null,
                network: body["network"] ?? .null)
        }

        private static func approval(_ json: JSON?) -> (String, Moment)? {
            guard case .object(let object)? = json, case .string(let digest)? = object["digest"],
                case .string(let text)? = object["until"], let until = Timestamp.parse(text)
            else { return nil }
            return (digest, until)
        }
    }
}
