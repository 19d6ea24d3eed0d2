import Gate
public import JSON
import Ledger
public import Terms
import Wire

extension Office {
    /// Lets exactly what waits be signed, once, when its agent asks again.
    public func approve(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try change(text, body, by: actor, PaymentApproval.init) { id, approval in
            .paymentApproved(id, digest: approval.digest.hex)
        }
    }

    /// Says no to what waits, for ever.
    public func deny(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try change(text, body, by: actor, Reason.stated) { id, reason in
            .paymentDenied(id, reason: reason.text ?? "")
        }
    }

    /// Records what a payment that landed has cost; what was charged too much is free again.
    public func settle(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try change(text, body, by: actor, PaymentSettlement.init) { id, settlement in
            .paymentSettled(
                id, cost: settlement.costs, reference: settlement.reference,
                attested: settlement.attested?.json)
        }
    }

    /// Frees a payment that can never land, by its chain's proof.
    public func void(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try change(text, body, by: actor, PaymentVoid.init) { id, void in
            .paymentVoided(
                id, proof: void.proof, reference: void.reference, attested: void.attested?.json)
        }
    }

    /// Gives up on a payment, which stays spent.
    public func writeOff(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        try change(text, body, by: actor, Reason.stated) { id, reason in
            .paymentWrittenOff(id, reason: reason.text ?? "")
        }
    }

    private func change<Message>(
        _ text: String, _ body: JSON, by actor: Actor,
        _ read: (JSON) throws(FieldError) -> Message, _ event: (PaymentID, Message) -> Event
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let id = try known(text)
        let message = try Office.read(body, read)
        try record(event(id, message), by: actor)
        return line(id)
    }
}
