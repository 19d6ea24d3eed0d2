import ArgumentParser
import JSON

/// `bursar pay`: asks for a payment as an agent does, through the agents' door.
///
/// Asks `POST /v1/payments`. No retry by itself: whether the first request was charged is the
/// ledger's to say, and the same key asks it safely.
struct PayVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: "Ask for a signed payment, as an agent.",
        discussion: """
            Nothing is asked twice by itself. Should the answer get lost, ask again with the same \
            --key: the payment is made once. A payment that waits for an approval is asked for in \
            the same way, once an admin has approved it.

            Example: bursar pay --wallet ethereum/main --to \
            0x52908400098527886E0F7030069857D2E4169EE7 \
            --amount 0.01 --asset ETH --chain-data network.json
            """)

    @OptionGroup var order: OrderOptions

    @Option(
        help: "The idempotency key; a random one is made and shown when there is none.",
        transform: Arguments.key)
    var key: String?

    @Flag(
        name: .customLong("confirm-duplicate"),
        help: "Pay although the same was paid just now under another key.")
    var confirmDuplicate = false

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let body = try order.body(isConfirmed: confirmDuplicate)
        let token = try order.token()
        let key = self.key ?? PayVerb.randomKey()
        // Before the request: it is needed most when no answer comes.
        if self.key == nil { session.output.errorLine("key: \(key)") }
        var request = DoorRequest(method: "POST", target: "/v1/payments", body: body)
        request.headers = [("Idempotency-Key", key)]
        let reply = try session.agent(request, token: token)
        guard !session.json else { return session.output.document(reply) }
        session.output.table(Table(rows: PayVerb.rows(of: reply, session)))
        session.showRemaining(reply)
        if reply.at("approval") != nil {
            let why = reply.cells("rule", "detail").joined(separator: ": ")
            session.output.errorLine("waits for approval: \(why)")
            if let hint = reply.at("hint") { session.output.errorLine("hint: \(hint.plain)") }
        }
    }

    /// What was signed and charged, or what an approval has to name and until when.
    private static func rows(of reply: JSON, _ session: Session) -> [[String]] {
        var rows = session.rows(of: reply, ["payment", "status", "expired"])
        rows += (reply.at("transaction")?.facts() ?? []).map { [$0[0], $0[1]] }
        if let charge = reply.at("charge") {
            rows.append(["charge", charge.cells("amount", "currency").joined(separator: " ")])
            rows += charge.list("worst_case").map {
                ["worst case", $0.cells("amount", "asset").joined(separator: " ")]
            }
        }
        if let approval = reply.at("approval") {
            rows += session.rows(of: approval, ["digest", "until"])
        }
        return rows
    }

    /// 128 random bits in hex.
    static func randomKey() -> String {
        var generator = SystemRandomNumberGenerator()
        let halves = [generator.next() as UInt64, generator.next()]
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }
}
