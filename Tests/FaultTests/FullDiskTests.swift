import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A disk that is full` {
    /// Which file's write finds no room, and what the system says of it.
    static let faults = [
        ("-wal", "pwrite64:error=ENOSPC:when=75"), ("-wal", "pwrite64:error=EDQUOT:when=70"),
        ("anchor", "pwrite64:error=ENOSPC:when=4"),
    ]

    @Test(.enabled(if: Strace.isThere), arguments: faults)
    func `for a moment stops payments until a person thaws, and loses none`(
        file: String, fault: String
    ) throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let path = file == "anchor" ? place.anchor : place.database + file
        let served = try Served(
            place,
            under: Strace.wrapper(
                ["-P", path, "-e", "trace=pwrite64", "-e", "inject=\(fault)"],
                to: place.scratch.path + "/trace"))
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let load = Load(place, token: template.secrets.tokens[0], round: 1)
        load.run(clients: 3, until: 40)
        let outcome = load.outcome()
        #expect(!outcome.answered.isEmpty)
        #expect(!outcome.unanswered.isEmpty)
        // The disk has room, so the ballast is there again within a second or two.
        let kinds = try served.kinds(until: "ledger.restored")
        #expect(kinds.filter { $0 == "ledger.degraded" }.count == 1)
        #expect(kinds.filter { $0 == "vault.frozen" }.count == 1)
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        #expect(payer.pay("after-the-restoring", nonce: 999_999)?.json["title"] == "frozen")
        try place.bursar("thaw", "--reason", "there is room")
        try Aftermath(place, template.secrets).expect(outcome, served)
        #expect(served.stop() == 0)
        #expect(!served.child.errors.contains("could not be written"))
    }

    @Test(.enabled(if: SmallDisk.isThere))
    func `lets freezes through and all be read, starts again, and goes on when there is room`()
        throws
    {
        let disk = try SmallDisk(megabytes: 64)
        let template = try Template.shared.get()
        let place = try template.copy(to: Place(on: disk))
        let secrets = template.secrets
        let first = try Served(place)
        #expect(try first.unseal(secrets.passphrase).status == 200)
        #expect(FileManager.default.fileExists(atPath: place.ballast))
        try disk.fill(leaving: 300 << 10)
        let load = Load(place, token: secrets.tokens[0], round: 1)
        load.run(clients: 3, until: 60)
        let outcome = load.outcome()
        #expect(!outcome.answered.isEmpty)
        #expect(!outcome.unanswered.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.ballast))
        try expectDegraded(place, first, secrets)
        // A crash, and a start on the full disk.
        first.child.signal(SIGKILL)
        #expect(first.child.exitCode() == 128 + SIGKILL)
        let second = try Served(place)
        #expect(try second.unseal(secrets.passphrase).status == 200)
        #expect(!FileManager.default.fileExists(atPath: place.ballast))
        try expectDegraded(place, second, secrets)
        try disk.empty()
        #expect(try second.kinds(until: "ledger.restored").last == "ledger.restored")
        #expect(FileManager.default.fileExists(atPath: place.ballast))
        try place.bursar("thaw", "--reason", "there is room")
        try place.bursar("agent", "thaw", "solo")
        try Aftermath(place, secrets).expect(outcome, second)
        #expect(second.stop() == 0)
    }

    /// Payments and changes are refused and say why; an agent is frozen; everything can be read and proven.
    private func expectDegraded(_ place: Place, _ served: Served, _ secrets: Secrets) throws {
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        let refused = try #require(payer.pay("on-the-full-disk", nonce: 999_998))
        #expect(refused.status == 503)
        #expect(refused.json["title"] == "ledger-unavailable")
        #expect(refused.json["detail"].text.contains("is full"))
        #expect(served.admin("POST", "/v1/admin/freeze")?.status != nil)
        let agent = served.admin("POST", "/v1/admin/agents/solo/freeze")
        #expect(agent?.status == 200 || agent?.json["rule"].text == "agent.conflict")
        let status = served.admin("GET", "/v1/admin/status")
        #expect(status?.status == 200)
        #expect(status?.text.contains("agent") == true || status?.text.contains("is full") == true)
        let thaw = served.admin("POST", "/v1/admin/thaw", Array(#"{"reason":"x"}"#.utf8))
        #expect(thaw?.json["title"] == "ledger-unavailable")
        try Aftermath(place, secrets).expectProven()
    }
}
