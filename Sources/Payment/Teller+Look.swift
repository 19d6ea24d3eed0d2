public import Callers
public import Gate
public import JSON
import Ledger
public import Terms
public import Wire

extension Teller {
    /// API.md's `/v1/payments/{id}`: status and charge, no bytes; another's is as absent.
    public func payment(_ id: PaymentID, for caller: Caller) throws(PaymentError) -> JSONObject {
        let entry = try ownDecision(id, of: caller)
        let since = journal.gate.state.status(of: id) ?? ending(of: id)
        // What an admin denied, or nobody approved in time, has a rule that its own entry does not name.
        let refusal =
            entry.body["outcome"] == "pending"
            ? GateState.refusal(ofWaiting: id, ended: since) : nil
        var object = JSONObject([
            ("payment", .string(id.text)),
            ("status", since.map { .string($0.rawValue) } ?? entry.body["outcome"] ?? .null),
            ("charge", charge(entry, isRefused: refusal != nil)),
            ("rule", refusal.map { .string($0.rule) } ?? entry.body["rule"] ?? .null),
            ("decided_at", .string(Timestamp.precise(entry.time))),
        ])
        if let waiting = journal.gate.state.pending[id] {
            object["approval"] = ReplyHead.approval(digest: waiting.digest, until: waiting.until)
        }
        return object
    }

    /// Records what an agent says became of its payment; it frees nothing.
    public func report(
        _ id: PaymentID, _ report: PaymentReport, from caller: Caller
    ) throws(PaymentError) -> JSONObject {
        try checkLog()
        try checkStanding(caller.agent)
        _ = try ownDecision(id, of: caller)
        do throws(JournalError) {
            try journal.record(
                .paymentReported(id, report: report.json),
                by: Actor(role: .agent, name: caller.agent.text, uid: caller.uid))
        } catch {
            guard case .refused = error else { throw .ledgerUnavailable }
            // A report changes nothing, so that its words are all there is to refuse.
            throw .malformed(
                FieldError(
                    path: "detail",
                    clause: "must hold neither an agent's token nor a payment card's number"))
        }
        let known = try payment(id, for: caller)
        return JSONObject([("payment", .string(id.text)), ("status", known["status"] ?? .null)])
    }

    /// The entry of a payment's last decision.
    public func entry(of payment: PaymentID) -> EntryID? { index.entry(of: payment) }

    /// How a payment ended, where that is so long ago that the gate has forgotten it.
    public func ending(of payment: PaymentID) -> PaymentStatus? { index.ending(of: payment) }

    /// Who asked for a payment.
    public func payer(of payment: PaymentID) -> AgentName? { index.payer(of: payment) }

    private func ownDecision(
        _ id: PaymentID, of caller: Caller
    ) throws(PaymentError) -> Entry {
        guard let place = index.entry(of: id), let bytes = try? index.bytes(of: place),
            let entry = try? Entry(reading: bytes), entry.actor.name == caller.agent.text
        else { throw .notFound }
        return entry
    }

    /// What it is charged, or would be; nothing where it was refused.
    private func charge(_ entry: Entry, isRefused: Bool) -> JSON {
        var amount: JSON = "0"
        if !isRefused {
            if let own = entry.body["charge"] {
                amount = own
            } else if case .array(let windows)? = entry.body["windows"],
                case .object(let first)? = windows.first
            {
                // The first rules wrote the charge into the windows alone.
                amount = first["charge"] ?? "0"
            }
        }
        return [
            "amount": amount,
            "currency": journal.gate.state.policy.map { .string($0.currency.code) } ?? .null,
            "worst_case": entry.body["worst_case"] ?? [],
        ]
    }
}
