import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while it archives` {
    private static let entries = 300
    private let template: Template

    init() throws { template = try Template.shared.get() }

    /// A copy of the template's vault with more than a bundle of entries, stopped.
    private func filled() throws -> (database: Data, anchor: Data) {
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let door = try #require(Door(place.adminSocket))
        let type = [("Content-Type", "application/json")]
        for number in 0..<Self.entries {
            let verb = number.isMultiple(of: 2) ? "freeze" : "thaw"
            let reply = door.ask("POST", "/v1/admin/agents/spare/\(verb)", type, [])
            #expect(reply?.status == 200)
        }
        #expect(served.stop() == 0)
        return (
            try Data(contentsOf: URL(filePath: place.database)),
            try Data(contentsOf: URL(filePath: place.anchor))
        )
    }

    private func archive(_ served: Served) -> DoorReply? {
        served.admin(
            "POST", "/v1/admin/archive", JSONWriter.write(["before": "2100-01-01T00:00:00Z"]))
    }

    /// Kills at the n-th flush while the archive is written, and while bodies go, for every n until a run comes to
    /// its end.
    @Test(.enabled(if: Strace.isThere && Memory.isReadable), arguments: [false, true])
    func `has every body, and goes on at the next run`(whileBodiesGo: Bool) throws {
        let (database, anchor) = try filled()
        for number in 1...40 {
            let place = try template.copy(database: database, anchor: anchor)
            let served = try Served(place)
            #expect(try served.unseal(template.secrets.passphrase).status == 200)
            // A thread's calls are counted by themselves: first those of the one that writes the archive, which
            // are more, then those of the one that writes the database.
            let paths = [place.database + "-wal", place.database, place.anchor]
            let calls = "fdatasync,fsync"
            let tracer = try Strace.attach(
                (whileBodiesGo ? paths.flatMap { ["-P", $0] } : [])
                    + ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"],
                to: served.daemon, in: place.scratch.path)
            let reply = archive(served)
            if let reply { #expect(reply.status == 200, "\(reply.text)") }
            let isOver = reply != nil && served.stop() == 0
            if !isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            _ = tracer.exitCode()
            // What reached the kernel before the first flush survives a process that is killed.
            #expect(try check(place) == (whileBodiesGo || isOver))
            guard !isOver else {
                #expect(number > (whileBodiesGo ? 3 : 10), "only \(number - 1) flushes in a run")
                return
            }
        }
        Issue.record("the run had no end")
    }

    /// Every entry is there, in the database or the archive, and archiving comes to its end; whether bodies had gone.
    private func check(_ place: Place) throws -> Bool {
        let gone = try Surgery.number(
            "SELECT min(seq) FROM entries WHERE seq > 0", in: place.database)
        #expect([1, 256].contains(gone))
        let served = try Served(place)
        let status = try served.unseal(template.secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let said = try served.entries().filter { $0["kind"].text == "log.archived" }
        #expect(said.count == (gone > 1 ? 1 : 0))
        let reply = try #require(archive(served))
        #expect(reply.status == 200, "\(reply.text)")
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        #expect(payer.pay(template.keys[0], nonce: 0)?.status == 200)
        #expect(served.stop() == 0)
        #expect(
            try Surgery.number("SELECT min(seq) FROM entries WHERE seq > 0", in: place.database)
                == 256)
        let ended = try place.audit("replay", place.home + "/archive", template.secrets.verifierKey)
        #expect(ended.status == 0, "\(ended.errors)")
        return gone > 1
    }
}
