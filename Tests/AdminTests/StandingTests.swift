@testable import Callers
import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `An agent's standing` {
    @Test func `changes with a reason and a name in the log`() throws {
        let (premises, token) = try Premises.ready()
        let office = premises.office
        let by = Actor(role: .admin, name: "", uid: 0)
        #expect(
            try office.freezeAgent("buyer", ["reason": "odd payees"], by: by).canonical
                == #"{"agent":"buyer","status":"frozen"}"#)
        #expect(
            try office.thawAgent("buyer", ["reason": "explained"], by: by)["status"] == "active")
        #expect(try office.removeAgent("buyer", [:], by: by)["status"] == "removed")
        try premises.settle()
        let tail = try premises.entries().suffix(3)
        #expect(tail.map(\.kind) == ["agent.frozen", "agent.thawed", "agent.removed"])
        #expect(tail.map { $0.body["reason"] } == ["odd payees", "explained", ""])
        #expect(tail.allSatisfy { $0.actor == by && $0.body["agent"] == "buyer" })
        #expect(throws: Stranger.removed) { try premises.identify(token) }
    }

    @Test func `does not change into itself, and never from removed`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        let by = Premises.admin
        let verbs: [(String, () throws -> Void)] = [
            ("freeze", { _ = try office.freezeAgent("buyer", [:], by: by) }),
            ("thaw", { _ = try office.thawAgent("buyer", [:], by: by) }),
            ("remove", { _ = try office.removeAgent("buyer", [:], by: by) }),
        ]
        #expect(refusal { try verbs[1].1() }?.place == "agent.conflict")
        try verbs[0].1()
        #expect(refusal { try verbs[0].1() }?.place == "agent.conflict")
        try verbs[2].1()
        try premises.settle()
        for (_, verb) in verbs {
            #expect(premises.refusedWithoutTrace(verb)?.place == "agent.conflict")
        }
    }

    @Test(arguments: ["nobody", "", "Buyer", "buyer ", "a/b"])
    func `is that of an agent who was added`(name: String) throws {
        let (premises, _) = try Premises.ready()
        let freeze = { _ = try premises.office.freezeAgent(name, [:], by: Premises.admin) }
        #expect(refusal { try freeze() } == .notFound)
    }

    @Test func `takes a reason of 200 bytes and no more, and nothing else`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        let bodies: [(JSON, String)] = [
            (["reason": .string(String(repeating: "é", count: 101))], "reason"),
            (["reason": 7], "reason"), (["reason": .null], "reason"),
            (["because": "x"], "because"), ([], ""),
        ]
        for (body, field) in bodies {
            let error = premises.refusedWithoutTrace {
                _ = try office.freezeAgent("buyer", body, by: Premises.admin)
            }
            #expect(error?.place == field)
        }
        let longest: JSON = ["reason": .string(String(repeating: "é", count: 100))]
        #expect(
            try office.freezeAgent("buyer", longest, by: Premises.admin)["status"] == "frozen")
    }

    @Test func `outlives a restart`() throws {
        let (premises, token) = try Premises.ready()
        let frozen = try premises.addAgent("cold")
        _ = try premises.office.removeAgent("buyer", [:], by: Premises.admin)
        _ = try premises.office.freezeAgent("cold", [:], by: Premises.admin)
        try premises.settle()
        let next = try premises.restarted()
        try next.unseal()
        #expect(throws: Stranger.removed) { try next.identify(token) }
        // Frozen is for the teller to say: it is 503, and whoever asks is known.
        #expect(try next.identify(frozen).agent.text == "cold")
        #expect(try next.office.agents()["agents"]?[1]?["status"] == "frozen")
    }
}
