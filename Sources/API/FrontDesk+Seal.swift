import Admin
import NIOCore
import Payment
import Terms
import Wire

extension FrontDesk {
    /// Tries a passphrase away from the loop (Argon2id takes about a second), then opens the counter.
    func unseal(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard let secret = request.secret, secret.count > 0 else {
            return deny(request, .malformed("the body must be the passphrase"), reply)
        }
        let attempt: UnsealAttempt
        do throws(OfficeError) {
            let query = try SlotQuery(request.query)
            attempt = try office.beginUnseal(
                SlotChoice(try query.name("slot"), kind: try query.kind("kind")))
        } catch {
            return deny(request, .from(error), reply)
        }
        let waiting = NIOLoopBound((self, request, reply), eventLoop: loop)
        let loop = loop
        workers.run {
            let outcome = secret.use { attempt.open(with: $0) }
            loop.execute {
                let (desk, request, reply) = waiting.value
                desk.finish(outcome, request, reply)
            }
        }
    }

    /// Seals: records it, waits until that is durable, then wipes every key.
    func seal(_ request: DoorRequest, _ reply: @escaping Answer) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        do throws(OfficeError) { try office.seal(by: actor) } catch {
            return deny(request, .from(error), reply)
        }
        // From here on nobody is served; what is in flight still gets its answer.
        let closing = teller
        teller = nil
        finish(request, reply) { [self] in
            forget(closing)
            return office.status()
        }
    }

    /// Wipes every key in memory; what was waiting for a signature gets none.
    public func forget() {
        forget(teller)
        teller = nil
    }

    private func forget(_ closing: Teller?) {
        closing?.collect()
        closing?.forget()
        office.forget()
    }

    /// Opens the vault with what systemd decrypted for the daemon, as the daemon itself.
    ///
    /// - Parameter told: hears on the loop, once the opening or its failure is durable, why it stayed sealed; nil
    ///   where it did not.
    public func unseal(credential: SecretBody, told: @escaping (String?) -> Void) {
        let attempt: UnsealAttempt
        do throws(OfficeError) {
            attempt = try office.beginUnseal(SlotChoice(kind: .credential))
        } catch { return told(Problem.from(error).detail) }
        let waiting = NIOLoopBound((self, told), eventLoop: loop)
        let loop = loop
        workers.run {
            let outcome = credential.use { attempt.open(with: $0) }
            loop.execute {
                let (desk, told) = waiting.value
                let actor = Actor(role: .daemon, name: "", uid: desk.office.facts.owner)
                defer { desk.endOfTurn() }
                do throws(OfficeError) {
                    try desk.open(outcome, by: actor)
                    desk.office.afterwards { told($0 ? nil : "the log could not be written") }
                } catch {
                    let why = Problem.from(error).detail
                    desk.office.afterwards { _ in told(why) }
                }
            }
        }
    }

    private func finish(
        _ outcome: UnsealAttempt.Outcome, _ request: DoorRequest, _ reply: @escaping Answer
    ) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        // No door called us, so no door ends the turn: what is recorded here would wait for a stranger.
        defer { endOfTurn() }
        do throws(OfficeError) {
            try open(outcome, by: actor)
            finish(request, reply) { [office] in office.status() }
        } catch {
            // The failure is an entry too: the answer waits for it.
            office.afterwards { [self] _ in deny(request, .from(error), reply) }
        }
    }

    private func open(_ outcome: UnsealAttempt.Outcome, by actor: Actor) throws(OfficeError) {
        do throws(OfficeError) {
            try office.finishUnseal(outcome, by: actor) { [self] in
                teller = openCounter(office)
                return teller?.load(atOnce: checkedAtOnce) ?? ["the counter could not be opened"]
            }
            teller?.frozen = office.findings.first
            office.decision = { [weak teller = teller] in teller?.entry(of: $0) }
            office.ending = { [weak teller = teller] in teller?.ending(of: $0) }
            office.payer = { [weak teller = teller] in teller?.payer(of: $0) }
            office.checkedEntries = { [weak teller = teller] in teller?.checkedEntries }
        } catch {
            // A counter that is half open would pay from a vault nobody vouched for.
            forget()
            throw error
        }
    }
}
