import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while it sets an archive aside` {
    private let template: Template

    init() throws { template = try Template.shared.get() }

    private func fill(_ served: Served) throws {
        let door = try #require(Door(served.place.adminSocket))
        for number in 0..<300 {
            let verb = number.isMultiple(of: 2) ? "freeze" : "thaw"
            let reply = door.ask(
                "POST", "/v1/admin/agents/spare/\(verb)", [("Content-Type", "application/json")], []
            )
            #expect(reply?.status == 200)
        }
    }

    private func archive(_ served: Served) -> DoorReply? {
        served.admin(
            "POST", "/v1/admin/archive", JSONWriter.write(["before": "2100-01-01T00:00:00Z"]))
    }

    private func say(_ served: Served, _ verb: String) {
        let reply = served.admin(
            "POST", "/v1/admin/\(verb)", JSONWriter.write(["reason": "an older copy was put back"]))
        #expect(reply?.status == 200, "\(reply?.text ?? "")")
    }

    /// An epoch that began from an older copy, beside the archive of what came after that: stopped.
    private func putBack() throws -> Place {
        let place = try template.copy()
        var older: Data?
        for _ in 0..<2 {
            let served = try Served(place)
            #expect(try served.unseal(template.secrets.passphrase).status == 200)
            try fill(served)
            #expect(archive(served)?.status == 200)
            #expect(served.stop() == 0)
            if older == nil { older = try Data(contentsOf: URL(filePath: place.database)) }
        }
        try #require(older).write(to: URL(filePath: place.database))
        let served = try Served(place)
        _ = try served.unseal(template.secrets.passphrase)
        say(served, "epoch")
        say(served, "thaw")
        try fill(served)
        #expect(served.stop() == 0)
        return place
    }

    private func copy(_ from: Place) throws -> Place {
        let place = try template.copy(
            database: Data(contentsOf: URL(filePath: from.database)),
            anchor: Data(contentsOf: URL(filePath: from.anchor)))
        try FileManager.default.copyItem(
            atPath: from.home + "/archive", toPath: place.home + "/archive")
        return place
    }

    /// Kills at the n-th flush or rename of the thread that makes the archive, for every n until a run ends.
    @Test(
        .enabled(if: Strace.isThere && Memory.isReadable),
        arguments: ["fsync", "rename,renameat,renameat2"])
    func `has every body, and sets it aside at the next run`(calls: String) throws {
        let source = try putBack()
        for number in 1...60 {
            let place = try copy(source)
            let served = try Served(place)
            #expect(try served.unseal(template.secrets.passphrase).status == 200)
            let tracer = try Strace.attach(
                ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"],
                to: served.daemon, in: place.scratch.path)
            let reply = archive(served)
            if let reply { #expect(reply.status == 200, "\(reply.text)") }
            let isOver = reply != nil && served.stop() == 0
            if !isOver { #expect(served.child.exitCode() == 128 + SIGKILL) }
            _ = tracer.exitCode()
            try check(place)
            guard !isOver else { return #expect(number > 10, "only \(number - 1) in a run") }
        }
        Issue.record("the run had no end")
    }

    /// Opens sound, archives to its end, and has both archives whole.
    private func check(_ place: Place) throws {
        let served = try Served(place)
        let status = try served.unseal(template.secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        let reply = try #require(archive(served))
        #expect(reply.status == 200, "\(reply.text)")
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        #expect(payer.pay(template.keys[0], nonce: 0)?.status == 200)
        #expect(served.stop() == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: place.home)
            .filter { $0.hasPrefix("archive") }.sorted()
        #expect(names.count == 2)
        #expect(names.first == "archive")
        #expect(names.last?.hasPrefix("archive.aside-") == true)
        for name in names {
            let ended = try place.audit(
                "replay", place.home + "/" + name, template.secrets.verifierKey)
            #expect(ended.status == 0, "\(name): \(ended.errors)")
        }
    }
}
