import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed at a flush` {
    /// A short run: start, unseal, a few payments, a freeze and its end; answers what a client saw.
    private static func life(_ served: Served, _ secrets: Secrets, _ round: Int) -> Load.Outcome {
        var outcome = Load.Outcome()
        guard (try? served.unseal(secrets.passphrase))?.status == 200,
            let payer = Payer(served.place, token: secrets.tokens[0])
        else { return outcome }
        for number in 0..<4 {
            let key = "killed-at-flush-\(round)-payment-\(number)"
            outcome.nonces[key] = 10_000 + round * 10 + number
            guard let reply = payer.pay(key, nonce: 10_000 + round * 10 + number) else {
                outcome.unanswered.insert(key)
                return outcome
            }
            outcome.answered[key] = reply
        }
        _ = served.admin("POST", "/v1/admin/agents/spare/freeze")
        _ = served.admin("POST", "/v1/admin/agents/spare/thaw")
        _ = served.stop()
        return outcome
    }

    /// Kills at the n-th flush of a thread, for every n until a run comes to its end.
    ///
    /// After a clean stop the writer's thread flushes first; after a kill, the start that mends it.
    @Test(.enabled(if: Strace.isThere), arguments: [true, false])
    func `loses no answer, whichever flush it was`(afterCleanStops: Bool) throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        var killed = 0
        for number in 1...40 {
            let tracer = Strace.wrapper(
                [
                    "-e", "trace=fdatasync,fsync", "-e",
                    "inject=fdatasync,fsync:signal=KILL:when=\(number)",
                ],
                to: place.scratch.path + "/trace")
            var outcome = Load.Outcome()
            var status: Int32 = 0
            do {
                let served = try Served(place, under: tracer)
                outcome = Self.life(served, template.secrets, number)
                status = served.child.exitCode()
            } catch let refused as Served.StartRefused { status = refused.status }
            if status == 0 {
                #expect(killed == number - 1)
                #expect(killed >= (afterCleanStops ? 10 : 4), "only \(killed) flushes in a run")
                return
            }
            #expect(status == 128 + SIGKILL)
            killed += 1
            try check(place, template.secrets, outcome, stopping: afterCleanStops)
            if !afterCleanStops, killed == 6 { return }
        }
        Issue.record("the run had no end")
    }

    /// Between a flush and the anchor, in the middle of a batch's writes, and before a reply.
    @Test(
        .enabled(if: Strace.isThere),
        arguments: [
            ("v.anchor", "pwrite64", 2), ("v.anchor", "pwrite64", 4),
            ("v/bursar.db-wal", "pwrite64", 30),
            ("", "write", 10), ("", "write", 11),
        ])
    func `loses no answer, whichever step it was`(file: String, calls: String, number: Int) throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let path = file.isEmpty ? [] : ["-P", place.scratch.path + "/" + file]
        let tracer = Strace.wrapper(
            path + ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"],
            to: place.scratch.path + "/trace")
        // Calls are counted by thread, and the one that starts the others may be the first to get so far.
        let served = try (try? Served(place, under: tracer)) ?? Served(place, under: tracer)
        let outcome = Self.life(served, template.secrets, number)
        #expect(served.child.exitCode() == 128 + SIGKILL)
        #expect(!outcome.unanswered.isEmpty)
        try check(place, template.secrets, outcome, stopping: true)
    }

    private func check(
        _ place: Place, _ secrets: Secrets, _ outcome: Load.Outcome, stopping: Bool
    ) throws {
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        try Aftermath(place, secrets).expect(outcome, served)
        if stopping {
            #expect(served.stop() == 0)
        } else {
            served.child.signal(SIGKILL)
            _ = served.child.exitCode()
        }
    }
}
