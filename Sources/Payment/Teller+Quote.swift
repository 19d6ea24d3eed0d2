public import Callers
import Chains
import Gate
public import JSON
import Ledger
import Terms
import Vault
public import Wire

extension Teller {
    /// What would be decided and charged; no bytes, no digests, nothing recorded.
    public func quote(_ request: PayRequest, from caller: Caller) throws(PaymentError) -> JSONObject
    {
        try checkLog()
        try checkStanding(caller.agent)
        try checkListed(request.wallet, of: caller.agent)
        let fingerprint = vault.fingerprint(of: JSONWriter.write(request.json))
        let clock = journal.clock
        // A wallet that there is none of yet is thought of here, and forgotten with the reply.
        let wallet = try asked(request.wallet, by: caller.agent, at: clock)
        let proposed = try proposal(
            for: request, from: caller, key: nil, fingerprint, from: wallet, at: clock)
        let quote = journal.gate.quote(proposed, at: journal.clock)
        var reply = JSONObject([
            ("status", .string(Teller.word(quote))),
            ("remaining", .array(quote.remaining.map(ReplyHead.json))),
        ])
        if let charge = quote.charge, case .proposal(let proposal) = proposed.understanding,
            let currency = journal.gate.state.policy?.currency
        {
            reply["charge"] = ReplyHead.json(charge, proposal.worstCase, currency)
        }
        if case .new(let made, _) = wallet {
            reply["would_create"] = .string(made.facts.name.text)
        }
        if let reason = quote.refusal ?? quote.approval {
            reply["rule"] = .string(reason.rule)
            reply["detail"] = .string(reason.detail)
            reply["hint"] = .string(reason.hint)
        }
        return reply
    }

    private static func word(_ quote: Quote) -> String {
        if quote.refusal != nil { return "would_refuse" }
        return quote.approval == nil ? "would_sign" : "would_wait"
    }
}
