import JSON
public import Terms

extension GateState {
    /// An admin lets exactly what waits be signed, once, in time.
    ///
    /// The digest must be that of the payment's own entry: what was shown is what is approved. Nobody approves
    /// what an agent of their own uid asked for, unless the vault is for development.
    mutating func foldApproval(
        _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        let (id, waiting) = try waiting(body)
        guard case .string(let digest)? = body["digest"], digest == waiting.digest.hex else {
            throw EntryError(clause: "approves payment \(id.text) by another digest than its own")
        }
        guard development || agents[waiting.agent]?.uid != actor.uid else {
            throw EntryError(
                clause:
                    "approves what an agent of the same uid asked for; nobody approves their own")
        }
        guard time < waiting.until else {
            throw EntryError(
                clause: "approves payment \(id.text) after \(Timestamp.seconds(waiting.until))")
        }
        guard !waiting.isApproved else {
            throw EntryError(clause: "approves payment \(id.text) a second time")
        }
        pending[id]?.isApproved = true
    }

    /// An admin says no; the payment is refused for ever.
    mutating func foldDenial(_ body: JSONObject) throws(EntryError) {
        let (id, _) = try waiting(body)
        guard GateState.hasReason(body) else { throw EntryError(clause: "denies without a reason") }
        pending[id] = nil
        end(id, as: .refused, at: lastTime)
    }

    /// A payment waited too long: from this entry on its key never signs.
    mutating func foldExpiry(_ body: JSONObject, at time: Moment) throws(EntryError) {
        let (id, waiting) = try waiting(body)
        guard time >= waiting.until else {
            throw EntryError(
                clause: "expires payment \(id.text) before \(Timestamp.seconds(waiting.until))")
        }
        pending[id] = nil
        end(id, as: .expired, at: time)
    }

    /// Payments whose time for an approval is over at `reading`, in order of their entries.
    public func overdue(at reading: ClockReading) -> [PaymentID] {
        let now = time(at: reading)
        return pending.filter { now >= $0.value.until }.sorted { $0.value.seq < $1.value.seq }
            .map(\.key)
    }

    private func waiting(_ body: JSONObject) throws(EntryError) -> (PaymentID, PendingPayment) {
        guard case .string(let text)? = body["payment"], let id = PaymentID(text) else {
            throw EntryError(clause: "names no payment")
        }
        guard let waiting = pending[id] else {
            throw EntryError(clause: "names payment \(text), which does not wait for anyone")
        }
        return (id, waiting)
    }
}
