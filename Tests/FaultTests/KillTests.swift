import Foundation
import JSON
import Synchronization
import Testing

@Suite struct `A daemon killed under load` {
    /// What the clients saw, over all rounds.
    private struct Seen {
        var answered: [String: DoorReply] = [:]
        var unanswered: Set<String> = []
        var nonces: [String: Int] = [:]
        var checkpoints: [String] = []
    }

    private static let rounds = 20
    private static let clients = 4
    private let place: Place
    private let secrets: Secrets
    private let first: Served

    init() throws {
        place = try Place()
        // About 300 payments fit; what comes after is refused, and must stay refused.
        (first, secrets) = try Setup.serve(place, limit: "145.00")
    }

    @Test func `keeps every answer it gave, and decides once on what it left unanswered`() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("kill test seed: \(seed)")
        var random = Numbers(seed: seed)
        var seen = Seen()
        var served = first
        for round in 0..<Self.rounds {
            let answers = Int.random(in: 1...24, using: &random)
            let spin = UInt32.random(in: 0...4_000, using: &random)
            let load = Load(place, token: secrets.tokens[0], round: round)
            load.run(clients: Self.clients, until: answers, then: spin) {
                if let note = served.audit("/v1/audit/checkpoint"), note.status == 200 {
                    seen.checkpoints.append(note.text)
                }
            } kill: {
                served.child.signal(SIGKILL)
            }
            #expect(served.child.exitCode() == 128 + SIGKILL)
            let outcome = load.outcome()
            let fresh = outcome.answered
            seen.answered.merge(fresh) { $1 }
            seen.nonces.merge(outcome.nonces) { $1 }
            served = try Served(place)
            let status = try served.unseal(secrets.passphrase)
            #expect(status.status == 200, "\(status.text)")
            #expect(
                !status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") },
                "round \(round): \(status.text)")
            try expectLogged(fresh, served)
            try expectSameAgain(fresh, seen.nonces)
            let retried = try retry(outcome.unanswered, seen.nonces)
            seen.unanswered.formUnion(outcome.unanswered)
            seen.answered.merge(retried) { $1 }
            try expectVerified(seen.checkpoints.last)
        }
        #expect(seen.checkpoints.count == Self.rounds)
        #expect(!seen.unanswered.isEmpty, "no request was in flight at any kill; seed \(seed)")
        try expectBooks(seen, served)
        #expect(served.stop() == 0)
    }

    /// Every answer is in the log, with the same outcome.
    private func expectLogged(_ answered: [String: DoorReply], _ served: Served) throws {
        let decisions = try decisions(served)
        for (key, reply) in answered {
            let found = decisions[key] ?? []
            #expect(found.count == 1, "\(key) has \(found.count) decisions")
            let outcome = reply.status == 200 ? "signed" : "refused"
            #expect(found.first?["outcome"].text == outcome)
            #expect(found.first?["payment"] == reply.json["payment"])
        }
    }

    private func expectSameAgain(_ answered: [String: DoorReply], _ nonces: [String: Int]) throws {
        for (key, reply) in try retry(Set(answered.keys), nonces) {
            let before = try #require(answered[key])
            #expect(reply.status == before.status)
            for member in ["payment", "transaction", "charge", "remaining", "rule", "detail"] {
                #expect(
                    JSONWriter.write(reply.json[member]) == JSONWriter.write(before.json[member]),
                    "\(member) of \(key) changed")
            }
        }
    }

    private func retry(
        _ keys: Set<String>, _ nonces: [String: Int]
    ) throws -> [String: DoorReply] {
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        var replies: [String: DoorReply] = [:]
        for key in keys.sorted() {
            let reply = try #require(payer.pay(key, nonce: nonces[key] ?? 0))
            #expect([200, 403].contains(reply.status), "\(reply.text)")
            replies[key] = reply
        }
        return replies
    }

    private func expectVerified(_ checkpoint: String?) throws {
        let kept = try place.write(checkpoint ?? "", to: "kept")
        let ended = try place.verify(secrets.verifierKey, since: [kept])
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    }

    /// The books, at the end, are the sum of what was signed, and below the limit.
    private func expectBooks(_ seen: Seen, _ served: Served) throws {
        let decisions = try decisions(served)
        #expect(decisions.values.allSatisfy { $0.count == 1 })
        #expect(Set(seen.answered.keys) == Set(decisions.keys))
        let signed = seen.answered.values.filter { $0.status == 200 }
        let committed = try place.bursar("budget", "show", "--json").output
        let lines = try JSONReader.read(Array(committed.utf8))["budgets"].elements
        for scope in ["agent/solo", "project/demo"] {
            let line = try #require(lines.first { $0["scope"].text == scope })
            let spent = try #require(Decimal(string: line["committed"].text))
            let limit = try #require(Decimal(string: line["limit"].text))
            let charges = signed.compactMap { Decimal(string: $0.json["charge.amount"].text) }
            #expect(charges.count == signed.count)
            #expect(spent == charges.reduce(0, +), "\(scope)")
            #expect(spent <= limit)
            let logged = decisions.values.joined()
                .filter { $0["outcome"].text == "signed" }
                .flatMap { $0["windows"].elements }
                .filter { $0["scope"].text == scope }
                .compactMap { Decimal(string: $0["charge"].text) }
            #expect(spent == logged.reduce(0, +), "\(scope)")
        }
        // No two signatures have one key, and no signed transaction is there twice.
        #expect(Set(signed.map { $0.json["transaction.id"].text }).count == signed.count)
    }

    private func decisions(_ served: Served) throws -> [String: [JSON]] {
        let decided = try served.entries().filter { $0["kind"].text == "payment.decided" }
        return Dictionary(grouping: decided) { $0["key"].text }
    }
}
