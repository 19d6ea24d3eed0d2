@testable import Callers
import Admin
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `An agent` {
    @Test func `is known by its token from its uid alone`() throws {
        let (premises, token) = try Premises.ready()
        let caller = try premises.identify(token)
        #expect(caller.agent.text == "buyer")
        #expect(caller.uid == 2_000)
        for other: UInt32 in [0, 1_000, 2_001] {
            #expect(throws: Stranger.otherUID) { try premises.identify(token, uid: other) }
        }
    }

    @Test func `has a token of its own that is kept nowhere`() throws {
        let (premises, token) = try Premises.ready()
        let second = try premises.addAgent("seller")
        #expect(token.hasPrefix("bursar_") && token.utf8.count == 71)
        #expect(second != token)
        #expect(try premises.identify(second).agent.text == "seller")
        let rows = try premises.reader.rows(.tokens)
        #expect(rows.map(\.id) == [Array("buyer".utf8), Array("seller".utf8)])
        #expect(rows.first?.value == SHA256.hash(Array(token.utf8)).bytes)
        for entry in try premises.entries() {
            let text = String(decoding: entry.bytes, as: UTF8.self)
            #expect(!text.contains(token.dropFirst(7)))
            #expect(!text.contains(SHA256.hash(Array(token.utf8)).hex))
        }
    }

    @Test func `is recorded with project and uid`() throws {
        let (premises, _) = try Premises.ready()
        let entry = try #require(try premises.entries("agent.added").first)
        #expect(entry.body["agent"] == "buyer")
        #expect(entry.body["project"] == "shop")
        #expect(entry.body["uid"] == 2_000)
        #expect(entry.actor == Premises.admin)
    }

    @Test func `needs no uid in a development vault, and may have the owner's`() throws {
        let premises = try Premises.found()
        try premises.unseal()
        let reply = try premises.office.addAgent(
            ["agent": "any", "project": "shop"], by: Premises.admin)
        let token = try #require(reply["token"]).text
        #expect(try premises.identify(token, uid: 77).uid == 77)
        let own = try premises.addAgent("own", uid: UInt64(Premises.owner))
        #expect(try premises.identify(own, uid: Premises.owner).agent.text == "own")
    }

    @Test(arguments: [
        ("[]", ""), ("{}", "agent"), (#"{"agent":"A","project":"p"}"#, "agent"),
        (#"{"agent":7,"project":"p"}"#, "agent"), (#"{"agent":"a"}"#, "project"),
        (#"{"agent":"a","project":"-p"}"#, "project"),
        (#"{"agent":"a","project":"p","uid":null}"#, "uid"),
        (#"{"agent":"a","project":"p","uid":"7"}"#, "uid"),
        (#"{"agent":"a","project":"p","uid":4294967295}"#, "uid"),
        (#"{"agent":"a","project":"p","uid":4294967296}"#, "uid"),
        (#"{"agent":"a","project":"p","token":"mine"}"#, "token"),
    ])
    func `is not added from a body that is not of its form`(text: String, field: String) throws {
        let premises = try Premises.found()
        try premises.unseal()
        let body = try JSON.reading(text)
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.addAgent(body, by: Premises.admin)
        }
        #expect(error?.place == field)
        #expect(premises.addedAgents == [])
    }

    @Test func `keeps its name for ever, and the token that came with it`() throws {
        let (premises, token) = try Premises.ready()
        let again: JSON = ["agent": "buyer", "project": "other", "uid": 3_000]
        let add = { _ = try premises.office.addAgent(again, by: Premises.admin) }
        #expect(premises.refusedWithoutTrace(add)?.place == "agent.conflict")
        #expect(try premises.identify(token).agent.text == "buyer")
        _ = try premises.office.removeAgent("buyer", [:], by: Premises.admin)
        try premises.settle()
        #expect(premises.refusedWithoutTrace(add)?.place == "agent.conflict")
        #expect(try premises.reader.rows(.tokens).count == 1)
    }

    @Test func `is listed with its standing`() throws {
        let (premises, _) = try Premises.ready()
        try premises.addAgent("a", project: "zoo", uid: 0)
        _ = try premises.office.freezeAgent("buyer", [:], by: Premises.admin)
        #expect(
            try premises.office.agents().canonical
                == #"{"agents":[{"agent":"a","project":"zoo","status":"active","token":1,"uid":0},"#
                + #"{"agent":"buyer","project":"shop","status":"frozen","token":1,"uid":2000}]}"#)
    }
}
