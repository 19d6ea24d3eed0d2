import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A policy` {
    private func apply(_ text: [UInt8], _ premises: Premises) throws -> JSONObject {
        try premises.office.applyPolicy(text, by: Premises.admin)
    }

    @Test func `is in the log whole, under the hash it is answered with`() throws {
        let premises = try Premises.found()
        try premises.unseal()
        #expect(refusal { _ = try premises.office.policy() } == .notFound)
        let reply = try apply(Premises.policy(), premises)
        try premises.settle()
        let entry = try #require(try premises.entries("policy.applied").first)
        let document = try #require(entry.body["document"])
        #expect(reply["policy"] == entry.body["policy"])
        #expect(reply["policy"] == .string(PolicyHash.of(document).hex))
        #expect(
            try premises.office.policy()
                == JSONObject([
                    ("policy", try #require(reply["policy"])), ("document", document),
                ]))
        #expect(document["projects"]?["shop"]?["agents"]?["buyer"]?["max_fee"] == "5")
    }

    @Test func `warns of what it names and is not there yet`() throws {
        let premises = try Premises.found()
        try premises.unseal()
        let first = try apply(Premises.policy(), premises)["warnings"]?.texts
        #expect(first?.contains("buyer: wallet ethereum/main does not exist yet") == true)
        #expect(first?.contains("buyer has not been added yet") == true)
        _ = try premises.office.createWallet(Premises.wallet(), by: Premises.admin)
        try premises.addAgent("buyer", project: "elsewhere")
        let second = try apply(Premises.policy(), premises)["warnings"]?.texts
        #expect(
            second?.contains("buyer was added to elsewhere, so it can't pay under shop") == true)
        #expect(second?.contains { $0.contains("yet") } == false)
    }

    @Test func `warns of nothing when all is there and fits`() throws {
        let (premises, _) = try Premises.ready()
        #expect(try apply(Premises.policy(), premises)["warnings"] == [])
    }

    @Test(arguments: [
        "version: 2", "", "version: 1\ncurrency: CAD\nprojects: {}\nmore: 1", "[", "a: *b",
    ])
    func `with a mistake leaves the one before it in force`(text: String) throws {
        let (premises, _) = try Premises.ready()
        let error = premises.refusedWithoutTrace {
            _ = try apply(Array(text.utf8), premises)
        }
        guard case .policy(let mistakes, let unsupported)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!mistakes.isEmpty && !unsupported)
        #expect(mistakes.allSatisfy { $0.hasPrefix("policy:") })
    }

    @Test func `says every mistake at once`() throws {
        let (premises, _) = try Premises.ready()
        let text = Premises.policy(limit: "ten", wallets: "[nope]")
        guard case .policy(let mistakes, _)? = refusal({ _ = try apply(text, premises) }) else {
            Issue.record("no mistakes")
            return
        }
        #expect(mistakes.count == 2)
    }

    @Test func `that asks for what is not enforced is refused as such`() throws {
        let (premises, _) = try Premises.ready()
        let text = String(decoding: Premises.policy(), as: UTF8.self)
            .replacing(
                "{amount: \"10.00\", per: day}",
                with: "{amount: \"10.00\", per: day, cooldown: 10m}")
        guard case .policy(_, true)? = refusal({ _ = try apply(Array(text.utf8), premises) }) else {
            Issue.record("a cooldown was not refused as unsupported")
            return
        }
    }

    @Test func `that is not UTF-8 is refused`() throws {
        let (premises, _) = try Premises.ready()
        let error = premises.refusedWithoutTrace {
            _ = try apply(Premises.policy() + [0xFF], premises)
        }
        #expect(error?.place == "policy")
    }

    @Test func `keeps the currency of the first one`() throws {
        let (premises, _) = try Premises.ready()
        let error = premises.refusedWithoutTrace {
            _ = try apply(Premises.policy(currency: "USD"), premises)
        }
        #expect(error?.place == "policy.conflict")
        #expect(try premises.office.policy()["document"]?["currency"] == "CAD")
    }

    @Test func `too large for one entry is refused, and was never in force`() throws {
        let (premises, _) = try Premises.ready()
        var agents = ""
        for number in 0..<500 {
            agents += """
                      agent-\(number):
                        limit: {amount: "1.00", per: day}
                        wallets: [ethereum/main]
                        payees: any

                """
        }
        let error = premises.refusedWithoutTrace {
            _ = try apply(Premises.policy(more: agents), premises)
        }
        #expect(error?.place == "policy.too-large")
    }

    @Test func `gives each agent its rate of requests, 50 and 200 without a word`() throws {
        let (premises, _) = try Premises.ready()
        let buyer = try #require(AgentName("buyer"))
        #expect(premises.office.requestRate(of: buyer) == (50, 200))
        _ = try apply(
            Premises.policy(more: "        requests: {per_second: 2, burst: 3}"), premises)
        #expect(premises.office.requestRate(of: buyer) == (2, 3))
        let stranger = try #require(AgentName("stranger"))
        #expect(premises.office.requestRate(of: stranger) == (50, 200))
    }
}

extension Premises {
    /// The refusal of `body`, which must leave state and log as they were.
    func refusedWithoutTrace(_ body: () throws -> Void) -> OfficeError? {
        var error: OfficeError?
        #expect(staysTheSame { error = refusal { try body() } })
        return error
    }
}
