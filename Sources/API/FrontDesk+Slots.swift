import Admin
import JSON
import NIOCore
import Payment
import Terms
import Wire

extension FrontDesk {
    /// Carries out an order about key slots away from the loop (Argon2id takes about a second).
    func takeSlots(_ request: DoorRequest, _ rest: String, _ reply: @escaping Answer) {
        guard office.trouble == nil else {
            return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
        guard let secret = request.secret, secret.count > 0 else {
            return deny(request, .malformed("the body must be the secrets"), reply)
        }
        let attempt: SlotAttempt
        do throws(OfficeError) { attempt = try office.begin(try slotOrder(request, rest)) } catch {
            return deny(request, .from(error), reply)
        }
        let waiting = NIOLoopBound((self, request, reply), eventLoop: loop)
        let loop = loop
        workers.run {
            let outcome = secret.use { attempt.work(with: $0) }
            loop.execute {
                let (desk, request, reply) = waiting.value
                desk.finish(outcome, request, reply)
            }
        }
    }

    private func finish(
        _ outcome: SlotAttempt.Outcome, _ request: DoorRequest, _ reply: @escaping Answer
    ) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        // As for unsealing: no door ends this turn.
        defer { endOfTurn() }
        do throws(OfficeError) {
            let done = try office.finish(outcome, by: actor)
            finish(request, reply) { done }
        } catch {
            office.afterwards { [self] _ in deny(request, .from(error), reply) }
        }
    }

    private func slotOrder(
        _ request: DoorRequest, _ rest: String
    ) throws(OfficeError) -> SlotOrder {
        let query = try SlotQuery(request.query)
        if case .slot(let text, .verify)? = Change(rest) {
            guard let name = SlotName(text) else { throw .notFound }
            return .verify(name, try query.kind("kind"))
        }
        if rest == AdminOrder.rotateRoot.rawValue {
            return .rotateRoot(
                keeping: try query.names("slots"), dropsOthers: try query.dropsOthers(),
                reason: try query.reason())
        }
        if rest == AdminOrder.rotateKeyring.rawValue {
            return .rotateKeyrings(
                try query.keyrings(),
                proof: SlotChoice(try query.name("proof"), kind: try query.kind("proof_kind")),
                reason: try query.reason())
        }
        let name = try query.requiredName("slot")
        let kind = try query.kind("kind")
        let proof = SlotChoice(try query.name("proof"), kind: try query.kind("proof_kind"))
        let shares = try query.shares()
        guard rest == AdminOrder.rotateSlot.rawValue else {
            return .add(name, kind, shares: shares, proof: proof)
        }
        return .rotate(name, kind, shares: shares, proof: proof, reason: try query.reason())
    }
}
