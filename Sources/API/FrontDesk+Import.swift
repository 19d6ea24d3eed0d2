import Admin
import JSON
import NIOCore
import Payment
import Terms
import Wire

extension FrontDesk {
    /// Brings a wallet in, or shows what it would be; the key is worked out away from the loop.
    func importWallet(_ request: DoorRequest, keeps: Bool, _ reply: @escaping Answer) {
        guard let secret = request.secret, secret.count > 0 else {
            return deny(request, .malformed("the body must be the phrase or the key"), reply)
        }
        let attempt: ImportAttempt
        do throws(OfficeError) { attempt = try begin(request, keeps: keeps) } catch {
            return deny(request, .from(error), reply)
        }
        let waiting = NIOLoopBound((self, request, reply), eventLoop: loop)
        let loop = loop
        workers.run {
            let outcome = secret.use { attempt.make(from: $0) }
            loop.execute {
                let (desk, request, reply) = waiting.value
                desk.finish(outcome, request, reply)
            }
        }
    }

    private func begin(
        _ request: DoorRequest, keeps: Bool
    ) throws(OfficeError) -> ImportAttempt {
        guard let query = Query(request.query), query.has(only: WalletImport.names) else {
            let list = WalletImport.names.sorted().joined(separator: ", ")
            throw .malformed(FieldError(path: "query", clause: "takes \(list)"))
        }
        let wanted: WalletImport
        do throws(FieldError) { wanted = try WalletImport { query[$0] } } catch {
            throw .malformed(error)
        }
        return try office.beginImport(wanted, keeps: keeps)
    }

    private func finish(
        _ outcome: ImportAttempt.Outcome, _ request: DoorRequest, _ reply: @escaping Answer
    ) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        // As after an unsealing: no door ends this turn.
        defer { endOfTurn() }
        do throws(OfficeError) {
            let done = try office.finishImport(outcome, by: actor)
            // What is kept is an entry; what is only looked at is counted.
            if !outcome.keeps { count(request, "read") }
            finish(request, reply) { done }
        } catch { deny(request, .from(error), reply) }
    }
}
