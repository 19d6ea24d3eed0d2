import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A disk that fails under the daemon` {
    /// A flush that fails once, a flush that fails from now on, and a full disk; the number is the call it
    /// begins with, so that it strikes the log, its anchor, or a later batch.
    static let faults = [
        "fdatasync:error=EIO:when=3", "fdatasync:error=EIO:when=4", "fdatasync:error=EIO:when=7+",
        "pwrite64:error=ENOSPC:when=9", "pwrite64:error=ENOSPC:when=14+",
        "pwrite64:error=EIO:when=23",
    ]

    @Test(.enabled(if: Strace.isThere), arguments: faults)
    func `ends it, and nothing leaves that the log lacks`(_ fault: String) throws {
        let place = try Place()
        let (first, secrets) = try Setup.serve(place)
        #expect(first.stop() == 0)
        let file = place.scratch.path + "/trace"
        let call = fault.prefix { $0 != ":" }
        let traced = "trace=openat,pwrite64,fdatasync,read,recvfrom,write,writev,sendto,sendmsg"
        let load = Load(place, token: secrets.tokens[0], round: 1)
        var status: Int32 = 0
        var errors = ""
        do {
            let served = try Served(
                place, under: Strace.wrapper(["-e", traced, "-e", "inject=\(fault)"], to: file))
            _ = try? served.unseal(secrets.passphrase)
            load.run(clients: 3, until: 0) { status = served.child.exitCode() }
            errors = served.child.errors
        } catch let refused as Served.StartRefused {
            // Struck before it was ready: that ends it as well.
            (status, errors) = (refused.status, refused.errors)
        }
        #expect(status == 1, "\(errors)")
        #expect(errors.contains("the log could not be written"))
        let trace = Trace(try String(contentsOfFile: file, encoding: .utf8))
        let strike = try #require(trace.calls.first { $0.isInjected }, "\(call) was never hit")
        #expect(
            !trace.releases.contains {
                $0.begin > strike.end && !isFlushedBefore($0, strike, trace)
            },
            "a reply left after the disk had failed")
        try expectRecovered(place, secrets, load.outcome())
    }

    /// A batch that was durable before the strike may still be answered.
    private func isFlushedBefore(
        _ reply: Trace.Call, _ strike: Trace.Call, _ trace: Trace
    ) -> Bool { !trace.unproven.contains { $0.begin == reply.begin } }

    private func expectRecovered(
        _ place: Place, _ secrets: Secrets, _ outcome: Load.Outcome
    ) throws {
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200)
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        var logged = try decisions(served)
        for (key, reply) in outcome.answered {
            #expect(logged[key]?.count == 1)
            #expect(logged[key]?.first?["payment"] == reply.json["payment"])
        }
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for key in outcome.answered.keys.sorted() + outcome.unanswered.sorted() {
            let reply = try #require(payer.pay(key, nonce: outcome.nonces[key] ?? 0))
            #expect(reply.status == 200, "\(reply.text)")
            if let before = outcome.answered[key] {
                #expect(reply.json["transaction"] == before.json["transaction"])
            }
        }
        logged = try decisions(served)
        #expect(logged.values.allSatisfy { $0.count == 1 })
        let ended = try place.verify(secrets.verifierKey)
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(served.stop() == 0)
    }

    private func decisions(_ served: Served) throws -> [String: [JSON]] {
        let decided = try served.entries().filter { $0["kind"].text == "payment.decided" }
        return Dictionary(grouping: decided) { $0["key"].text }
    }
}
