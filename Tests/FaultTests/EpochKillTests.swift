import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while an epoch begins` {
    /// What a client knows of a run.
    private struct Seen {
        /// The key of the epoch that it was told of.
        var begun: String?
        var isOver = false
    }

    private let template: Template

    init() throws { template = try Template.shared.get() }

    /// Puts an older copy back, opens it, begins an epoch under the tracer and stops.
    private func life(_ place: Place, _ options: [String]) throws -> Seen {
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        // Attached only now: the start and the unsealing have tests of their own.
        let tracer = try Strace.attach(options, to: served.daemon, in: place.scratch.path)
        var seen = Seen()
        if let reply = begin(served) {
            #expect(reply.status == 200, "\(reply.text)")
            seen.begun = reply.json["verifier_key"].text + "\n"
        }
        if seen.begun != nil, served.stop() == 0 {
            seen.isOver = true
        } else {
            #expect(served.child.exitCode() == 128 + SIGKILL)
        }
        _ = tracer.exitCode()
        return seen
    }

    private func begin(_ served: Served) -> DoorReply? {
        served.admin(
            "POST", "/v1/admin/epoch", JSONWriter.write(["reason": "an older copy was put back"]))
    }

    /// Kills at the n-th flush of database and anchor, for every n until a run comes to its end.
    @Test(.enabled(if: Strace.isThere && Memory.isReadable))
    func `has begun none, or all of one, whichever flush it was`() throws {
        for number in 1...20 {
            let place = try template.copy(database: template.earlierDatabase)
            let calls = "fdatasync,fsync"
            let seen = try life(
                place, ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"])
            let isBegun = try check(place, seen)
            // What reached the kernel before the first flush survives a process that is killed.
            #expect(isBegun)
            guard !seen.isOver else {
                #expect(number > 4, "only \(number - 1) flushes in a run")
                return
            }
        }
        Issue.record("the run had no end")
    }

    /// In the middle of the batch's writes, and between the database and either slot of the anchor.
    @Test(
        .enabled(if: Strace.isThere && Memory.isReadable),
        arguments: [("v/bursar.db-wal", 3), ("v.anchor", 1), ("v.anchor", 2)])
    func `has begun none, or all of one, whichever write it was`(file: String, number: Int) throws {
        let place = try template.copy(database: template.earlierDatabase)
        let seen = try life(
            place,
            [
                "-P", place.scratch.path + "/" + file, "-e", "trace=pwrite64",
                "-e", "inject=pwrite64:signal=KILL:when=\(number)",
            ])
        #expect(!seen.isOver)
        #expect(try check(place, seen) == file.hasSuffix("anchor"))
    }

    /// The copy is as it was and an epoch can be begun, or one is in force; whether it is.
    private func check(_ place: Place, _ seen: Seen) throws -> Bool {
        let secrets = template.secrets
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        let findings = status.json["warnings"].elements.filter { $0.text.hasPrefix("frozen: ") }
        var key = try #require(served.audit("/v1/audit/key")?.text)
        let isBegun = key != secrets.verifierKey + "\n"
        // What was answered is true for ever.
        if let begun = seen.begun { #expect(key == begun) }
        if isBegun {
            #expect(findings.isEmpty, "\(findings.map(\.text))")
        } else {
            #expect(findings.contains { $0.text.contains("an old copy") }, "\(status.text)")
            #expect(begin(served)?.status == 200)
            key = try #require(served.audit("/v1/audit/key")?.text)
        }
        let begun = try served.entries().filter { $0["kind"].text == "epoch.begun" }
        #expect(begun.map { $0["verifier_key"].text + "\n" } == [key])
        // Frozen it is until somebody has looked, and then no window is paid from that had begun.
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        #expect(payer.pay("killed-at-an-epoch-0", nonce: 900)?.status == 503)
        let thaw = JSONWriter.write(["reason": "looked at"])
        #expect(served.admin("POST", "/v1/admin/thaw", thaw)?.status == 200)
        #expect(
            payer.pay("killed-at-an-epoch-0", nonce: 900)?.json["rule"].text == "window.restored")
        for trusted in [secrets.verifierKey, key.filter { !$0.isNewline }] {
            let verified = try place.verify(trusted)
            #expect(verified.status == 0, "\(verified.errors)")
        }
        #expect(served.stop() == 0)
        return isBegun
    }
}
