import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon killed while an agent makes a wallet` {
    /// What a client knows of a run.
    private struct Seen {
        /// The address that it was told.
        var address: String?
        var isAnswered = false
        var isOver = false
    }

    private static let policy = """
        version: 1
        currency: CAD
        projects:
          demo:
            timezone: America/Toronto
            limit: {amount: "100000.00", per: month}
            agents:
              solo:
                limit: {amount: "1000.00", per: month}
                wallets: {names: [ethereum/main], create: [ethereum], per_window: 1}
                payees: any

        """

    private let template: Template

    init() throws { template = try Template.shared.get() }

    private func ask(_ place: Place, _ suffix: String? = nil) -> DoorReply? {
        var body = JSONObject([("chain", "ethereum")])
        if let suffix { body["suffix"] = .string(suffix) }
        return Door(place.agentSocket)?.ask(
            "POST", "/v1/wallets",
            [
                ("Content-Type", "application/json"),
                ("Authorization", "Bearer \(template.secrets.tokens[0])"),
            ], JSONWriter.write(.object(body)))
    }

    /// Pays from the wallet, which makes it where there is none.
    private func pay(_ place: Place) -> DoorReply? {
        let order = String(decoding: Payer.order(nonce: 0), as: UTF8.self)
            .replacing("ethereum/main", with: "ethereum/solo")
        return Door(place.agentSocket)?.ask(
            "POST", "/v1/payments",
            [
                ("Content-Type", "application/json"),
                ("Authorization", "Bearer \(template.secrets.tokens[0])"),
                ("Idempotency-Key", "killed-at-a-wallet-0"),
            ], Array(order.utf8))
    }

    /// A stopped vault whose agent may make one wallet a month.
    private func prepared() throws -> Place {
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let reply = served.admin("POST", "/v1/admin/policy", Array(Self.policy.utf8))
        #expect(reply?.status == 200, "\(reply?.text ?? "")")
        #expect(served.stop() == 0)
        return place
    }

    private func life(_ place: Place, killedAt number: Int, pays: Bool) throws -> Seen {
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        // Attached only now: the start and the unsealing have tests of their own.
        let calls = "fdatasync,fsync"
        let tracer = try Strace.attach(
            ["-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(number)"],
            to: served.daemon, in: place.scratch.path)
        var seen = Seen()
        if let reply = pays ? pay(place) : ask(place) {
            #expect(reply.status == 200, "\(reply.text)")
            seen.isAnswered = true
            if !pays { seen.address = reply.json["address"].text }
        }
        if seen.isAnswered, served.stop() == 0 {
            seen.isOver = true
        } else {
            #expect(served.child.exitCode() == 128 + SIGKILL)
        }
        _ = tracer.exitCode()
        return seen
    }

    /// Kills at the n-th flush of database and anchor, for every n until a run comes to its end.
    @Test(.enabled(if: Strace.isThere && Memory.isReadable), arguments: [false, true])
    func `has made none, or all of one that signs and counts, whichever flush it was`(
        pays: Bool
    ) throws {
        let first = try prepared()
        let files = FileManager.default
        for number in 1...20 {
            let place = try Place()
            try files.copyItem(atPath: first.home, toPath: place.home)
            try files.copyItem(atPath: first.anchor, toPath: place.anchor)
            let seen = try life(place, killedAt: number, pays: pays)
            try check(place, seen)
            guard !seen.isOver else {
                #expect(number > 2, "only \(number - 1) flushes in a run")
                return
            }
        }
        Issue.record("the run had no end")
    }

    private func check(_ place: Place, _ seen: Seen) throws {
        let served = try Served(place)
        let status = try served.unseal(template.secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen: ") })
        let made = try served.entries().filter {
            $0["kind"].text == "wallet.created" && $0["actor"]["role"].text == "agent"
        }
        #expect(made.count <= 1)
        // An address that was said is for ever: somebody may have sent coins there.
        if let address = seen.address { #expect(made.map { $0["address"].text } == [address]) }
        if seen.isAnswered { #expect(made.count == 1) }
        let reply = try #require(ask(place))
        #expect(reply.status == 200, "\(reply.text)")
        if let known = made.first { #expect(reply.json["address"].text == known["address"].text) }
        // Whatever the kill left, there is one this month, and its key opens.
        #expect(ask(place, "second")?.json["rule"].text == "wallet.create-limit")
        let paid = pay(place)
        #expect(paid?.status == 200, "\(paid?.text ?? "")")
        let verified = try place.verify(template.secrets.verifierKey)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(served.stop() == 0)
    }
}
