import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while its log key is rotated` {
    /// What a client knows of a run: the key before it, and what it was told.
    private struct Seen {
        var before: String?
        var rotated: String?
        var isOver = false
    }

    private static func life(_ served: Served, _ secrets: Secrets) -> Seen {
        var seen = Seen()
        guard (try? served.unseal(secrets.passphrase))?.status == 200 else { return seen }
        seen.before = served.audit("/v1/audit/key")?.text
        if let reply = served.admin("POST", "/v1/admin/rotate/log-key"), reply.status == 200 {
            seen.rotated = reply.json["verifier_key"].text + "\n"
        }
        seen.isOver = seen.rotated != nil && served.stop() == 0
        return seen
    }

    /// Kills at the n-th write or flush of database and anchor, for every n until a run ends by itself.
    @Test(.enabled(if: Strace.isThere))
    func `has the old key in force, or the new one`() throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let calls = "pwrite64,fdatasync,ftruncate"
        var (old, new) = (0, 0)
        for number in 1...200 {
            let tracer = Strace.wrapper(
                [
                    "-P", place.database + "-wal", "-P", place.database, "-P", place.anchor,
                    "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)",
                ],
                to: place.scratch.path + "/trace")
            var seen = Seen()
            do {
                let served = try Served(place, under: tracer)
                seen = Self.life(served, template.secrets)
                if !seen.isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            } catch let refused as Served.StartRefused {
                #expect(refused.status == 128 + SIGKILL)
            }
            let isNew = try check(place, template.secrets, seen)
            guard !seen.isOver else {
                print("rotation: killed \(number - 1) times; old key \(old), new key \(new)")
                // Before the commit and after it, or the calls were not those of a rotation.
                #expect(old > 0)
                #expect(new > 0)
                return
            }
            if seen.before != nil { if isNew { new += 1 } else { old += 1 } }
        }
        Issue.record("the run had no end")
    }

    /// The vault opens sound, under one key, and goes on; whether that is another than before the run.
    private func check(_ place: Place, _ secrets: Secrets, _ seen: Seen) throws -> Bool {
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let key = try #require(served.audit("/v1/audit/key")?.text)
        // What was answered is true for ever.
        if let rotated = seen.rotated { #expect(key == rotated) }
        // From the first key and from the present one alike.
        for trusted in [secrets.verifierKey, key.filter { !$0.isNewline }] {
            let verified = try place.verify(trusted)
            #expect(verified.status == 0, "\(verified.errors)")
        }
        #expect(served.stop() == 0)
        return seen.before.map { $0 != key } ?? false
    }
}
