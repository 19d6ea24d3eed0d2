import Foundation
import JSON
import Testing

/// What must hold after a fault, whatever it was: nothing that was answered is missing, nothing that was not
/// answered has left, and a stranger finds nothing wrong with the log.
struct Aftermath {
    private let place: Place
    private let secrets: Secrets

    init(_ place: Place, _ secrets: Secrets) {
        self.place = place
        self.secrets = secrets
    }

    /// Starts the vault again, asks everything once more, and stops it.
    func expect(_ outcome: Load.Outcome) throws {
        let served = try Served(place)
        let status = try served.unseal(secrets.passphrase)
        #expect(status.status == 200, "\(status.text)")
        #expect(!status.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
        try expect(outcome, served)
        #expect(served.stop() == 0)
    }

    /// The same of a daemon that runs, is open and pays.
    func expect(_ outcome: Load.Outcome, _ served: Served) throws {
        let before = try decisions(served)
        for (key, reply) in outcome.answered {
            #expect(before[key]?.count == 1, "\(key)")
            #expect(before[key]?.first?["payment"] == reply.json["payment"])
            let word = reply.status == 200 ? "signed" : "refused"
            #expect(before[key]?.first?["outcome"].text == word)
        }
        for key in outcome.unanswered { #expect(before[key]?.count ?? 0 <= 1, "\(key)") }
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for key in outcome.answered.keys.sorted() + outcome.unanswered.sorted() {
            let reply = try #require(payer.pay(key, nonce: outcome.nonces[key] ?? 0))
            #expect(reply.status == outcome.answered[key]?.status ?? 200, "\(reply.text)")
            guard let known = outcome.answered[key] else { continue }
            for member in ["payment", "transaction", "charge", "remaining", "rule"] {
                #expect(reply.json[member] == known.json[member], "\(member) of \(key)")
            }
        }
        let after = try decisions(served)
        #expect(after.values.allSatisfy { $0.count == 1 })
        // What was decided before is what is there now.
        for (key, decided) in before { #expect(after[key] == decided) }
        try expectProven()
    }

    /// An export of the log passes both of the auditor's programs.
    func expectProven() throws {
        let export = try place.export()
        for verb in ["verify", "replay"] {
            let ended = try place.audit(verb, export, secrets.verifierKey)
            #expect(ended.status == 0, "\(verb): \(ended.output)\(ended.errors)")
        }
    }

    private func decisions(_ served: Served) throws -> [String: [JSON]] {
        let decided = try served.entries().filter { $0["kind"].text == "payment.decided" }
        return Dictionary(grouping: decided) { $0["key"].text }
    }
}
