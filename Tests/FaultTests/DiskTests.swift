import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A disk that fails under the daemon` {
    /// A flush that fails once, a flush that fails from now on, a disk so full that the ballast does not help,
    /// and a write that fails; the number is the call it begins with, so that it strikes the log, its anchor, or
    /// a later batch.
    static let faults = [
        "fdatasync:error=EIO:when=3", "fdatasync:error=EIO:when=4", "fdatasync:error=EIO:when=7+",
        "fdatasync:error=ENOSPC:when=5", "pwrite64:error=ENOSPC:when=14+",
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
        try Aftermath(place, secrets).expect(load.outcome())
    }

    /// A batch that was durable before the strike may still be answered.
    private func isFlushedBefore(
        _ reply: Trace.Call, _ strike: Trace.Call, _ trace: Trace
    ) -> Bool { !trace.unproven.contains { $0.begin == reply.begin } }

    @Test(.enabled(if: Strace.isThere))
    func `under the anchor alone ends it too, though nobody asks for anything`() throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let served = try Served(
            place,
            under: Strace.wrapper(
                ["-P", place.anchor, "-e", "trace=fdatasync"]
                    + ["-e", "inject=fdatasync:error=EIO:when=1"],
                to: place.scratch.path + "/trace"))
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        #expect(served.child.exitCode() == 1)
        #expect(served.child.errors.contains("v.anchor could not be used (errno 5)"))
        try Aftermath(place, template.secrets).expect(Load.Outcome())
    }

    @Test(.enabled(if: Strace.isThere), arguments: ["fdatasync", "pwrite64"])
    func `while the last crash is mended keeps it from starting`(call: String) throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let load = Load(place, token: template.secrets.tokens[0], round: 1)
        load.run(clients: 2, until: 6, kill: { served.child.signal(SIGKILL) })
        #expect(served.child.exitCode() == 128 + SIGKILL)
        let refused = #expect(throws: Served.StartRefused.self) {
            _ = try Served(
                place,
                under: Strace.wrapper(
                    ["-P", place.database, "-e", "trace=\(call)"]
                        + ["-e", "inject=\(call):error=EIO:when=1"],
                    to: place.scratch.path + "/trace"))
        }
        #expect(refused?.status == 1)
        #expect(refused?.errors.contains("start: the database failed") == true)
        try Aftermath(place, template.secrets).expect(load.outcome())
    }
}
