import Admin
import NIOCore
import Payment
import Terms

extension FrontDesk {
    /// Has the log archived away from the loop, then takes the old bodies out of the database part by part; answers
    /// once the last of it is durable.
    func archive(_ request: DoorRequest, _ reply: @escaping Answer) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        do throws(OfficeError) {
            let run = try office.beginArchive(try body(request))
            guard !run.isEmpty else {
                // Nothing is old enough: no entry says it, so a count does.
                count(request, "archive")
                return finish(request, reply) { [self] in office.archived(run, nil) }
            }
            let waiting = NIOLoopBound((self, request, reply), eventLoop: loop)
            let loop = loop
            workers.run {
                let outcome = run.make()
                loop.execute {
                    let (desk, request, reply) = waiting.value
                    // No door called us, so no door ends the turn.
                    defer { desk.endOfTurn() }
                    do throws(OfficeError) {
                        let removal = try desk.office.takeArchive(outcome, of: run)
                        desk.remove(removal, by: actor) { error in
                            desk.office.endArchive()
                            if let error { return desk.deny(request, .from(error), reply) }
                            desk.finish(request, reply) { desk.office.archived(run, removal) }
                        }
                    } catch { desk.deny(request, .from(error), reply) }
                }
            }
        } catch { deny(request, .from(error), reply) }
    }

    private func remove(
        _ removal: ArchiveRun.Removal, by actor: Actor, _ done: @escaping (OfficeError?) -> Void
    ) {
        guard !removal.isOver else { return done(nil) }
        let rest: ArchiveRun.Removal
        do throws(OfficeError) {
            rest = try office.removeArchived(removal, by: actor)
        } catch { return done(error) }
        office.whenRecorded { [self] isDurable in
            guard isDurable else { return done(.ledgerUnavailable) }
            remove(rest, by: actor, done)
        }
    }
}
