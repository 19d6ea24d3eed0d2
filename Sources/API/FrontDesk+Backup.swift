import Admin
import Backup
import NIOCore
import Payment
import Terms

extension FrontDesk {
    /// Makes a backup away from the loop, and answers once it is written, read back and in the log.
    func backUp(_ request: DoorRequest, _ reply: @escaping Answer) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        do throws(OfficeError) {
            let maker = try office.beginBackup(try body(request))
            let waiting = NIOLoopBound((self, request, reply), eventLoop: loop)
            let loop = loop
            workers.run {
                let outcome = maker.run()
                loop.execute {
                    let (desk, request, reply) = waiting.value
                    // No door called us, so no door ends the turn.
                    defer { desk.endOfTurn() }
                    do throws(OfficeError) {
                        let done = try desk.office.finishBackup(outcome, by: actor)
                        desk.finish(request, reply) { done }
                    } catch { desk.deny(request, .from(error), reply) }
                }
            }
        } catch { deny(request, .from(error), reply) }
    }
}
