internal import Gate
internal import JSON
public import Terms

/// Where a payment's last decision stands in the log, and whose payment it is.
///
/// It only helps to find the entry: what counts is what that one says.
public struct PaymentPlace: Hashable, Sendable {
    /// The payment.
    public let payment: PaymentID
    /// The place of its last decision.
    public let seq: UInt64
    /// Who asked for it.
    public let agent: AgentName

    /// Gathers the columns.
    public init(payment: PaymentID, seq: UInt64, agent: AgentName) {
        self.payment = payment
        self.seq = seq
        self.agent = agent
    }

    /// Of an entry, if it is a decision.
    init?(reading entry: [UInt8], at seq: UInt64) {
        guard let read = try? Entry(reading: entry), read.kind == "payment.decided",
            case .string(let text)? = read.body["payment"], let payment = PaymentID(text),
            let agent = AgentName(read.actor.name)
        else { return nil }
        self.init(payment: payment, seq: seq, agent: agent)
    }

    /// Its row: payment, seq, agent.
    var bindings: [Binding] {
        [.bytes(Array(payment.text.utf8)), .integer(seq), .bytes(Array(agent.text.utf8))]
    }

    /// The row that says which entry ended a payment: of nobody, under a name that is no payment's.
    static func ending(_ payment: PaymentID, at seq: UInt64) -> [Binding] {
        [.bytes(endingName(payment)), .integer(seq), .bytes([])]
    }

    /// What stands in such a row for the payment.
    static func endingName(_ payment: PaymentID) -> [UInt8] { Array("\(payment.text)/end".utf8) }
}
