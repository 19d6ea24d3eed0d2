import Admin
import Callers
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `An agent's next token` {
    /// Rotates the token of the agent; the reply.
    @discardableResult
    private func rotate(_ premises: Premises, _ body: JSON = [:]) throws -> JSONObject {
        defer { try? premises.settle() }
        return try premises.office.rotateToken("buyer", body, by: Premises.admin)
    }

    private func opens(_ premises: Premises, _ token: String) -> Bool? {
        do {
            return try premises.office.identify("Bearer \(token)", uid: 2_000).hasOldToken
        } catch { return nil }
    }

    private func minutePasses(_ premises: Premises) throws {
        premises.office.noteTokens()
        try premises.settle()
    }

    @Test func `opens the door beside the old one for an hour, and then alone`() throws {
        let (premises, old) = try Premises.ready()
        let reply = try rotate(premises)
        let new = try #require(reply["token"]).text
        #expect(reply["version"] == 2)
        #expect(reply["old_token_until"] == "2026-11-23T13:00:00Z")
        #expect(opens(premises, new) == false)
        #expect(opens(premises, old) == true)
        premises.clock.pass(seconds: 3_599)
        #expect(opens(premises, old) == true)
        premises.clock.pass(seconds: 1)
        #expect(opens(premises, old) == nil)
        #expect(opens(premises, new) == false)
        let entry = try #require(try premises.entries("token.rotated").first)
        #expect(entry.body["agent"] == "buyer")
        let text = String(decoding: entry.bytes, as: UTF8.self)
        for token in [old, new] {
            #expect(!text.contains(token.dropFirst(7)))
            #expect(!text.contains(SHA256.hash(Array(token.utf8)).hex))
        }
    }

    @Test func `leaves the old one dead at once where no grace is given`() throws {
        let (premises, old) = try Premises.ready()
        let reply = try rotate(premises, ["grace": 0, "reason": "it was in a log"])
        #expect(reply["old_token_until"] == .null)
        #expect(opens(premises, old) == nil)
        #expect(opens(premises, try #require(reply["token"]).text) == false)
        #expect(try premises.entries("token.rotated").first?.body["reason"] == "it was in a log")
        #expect(try premises.reader.rows(.tokens).map(\.value.count) == [32])
    }

    @Test func `makes the one before the old one dead, however long it was to live`() throws {
        let (premises, first) = try Premises.ready()
        let second = try #require(try rotate(premises, ["grace": 86_400])["token"]).text
        let third = try #require(try rotate(premises)["token"]).text
        #expect([first, second, third].map { opens(premises, $0) } == [nil, true, false])
        let next = try premises.restarted()
        try next.unseal()
        #expect([first, second, third].map { opens(next, $0) } == [nil, true, false])
    }

    @Test func `is known after a restart, and the old one until its time`() throws {
        let (premises, old) = try Premises.ready()
        let new = try #require(try rotate(premises)["token"]).text
        var next = try premises.restarted()
        try next.unseal()
        #expect(opens(next, new) == false)
        #expect(opens(next, old) == true)
        next.clock.pass(seconds: 3_600)
        next = try next.restarted()
        try next.unseal()
        #expect(opens(next, new) == false)
        #expect(opens(next, old) == nil)
        #expect(try next.entries("vault.unsealed").last?.body["findings"] == [])
    }

    // The clock is set back right after the grace, before any entry was written.
    @Test func `is not undone by setting the clock back`() throws {
        let (premises, old) = try Premises.ready()
        try rotate(premises)
        premises.clock.pass(seconds: 3_600)
        premises.clock.jump(seconds: -3_000)
        #expect(opens(premises, old) == nil)
        try minutePasses(premises)
        #expect(try premises.entries("token.expired").map { $0.body["version"] } == [1])
        try minutePasses(premises)
        #expect(try premises.entries("token.expired").count == 1)
        premises.clock.jump(seconds: -86_400)
        let next = try premises.restarted()
        try next.unseal()
        #expect(opens(next, old) == nil)
    }

    @Test func `is not undone by putting the old row back`() throws {
        let (premises, old) = try Premises.ready()
        let before = try #require(try premises.reader.rows(.tokens).first)
        try rotate(premises, ["grace": 0])
        try premises.tamper { $0.stage(row: before) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(opens(next, old) == nil)
        let opened = try #require(try next.entries("vault.unsealed").last)
        #expect(
            opened.body["findings"] == [
                "the token row of agent buyer (version 1) is not the one its entry counts (version 2)"
            ])
    }

    @Test func `shows in status and list who still uses the old one`() throws {
        let (premises, old) = try Premises.ready()
        let new = try #require(try rotate(premises)["token"]).text
        let warns = { () -> [String] in
            premises.office.status()["warnings"]?.texts.filter { $0.contains("old token") } ?? []
        }
        _ = opens(premises, new)
        #expect(warns() == [])
        premises.clock.pass(seconds: 60)
        _ = opens(premises, old)
        _ = opens(premises, old)
        #expect(
            warns() == [
                "agent buyer still shows its old token, last at 2026-11-23T12:01:00Z; it is dead "
                    + "from 2026-11-23T13:00:00Z"
            ])
        let line = try #require(try premises.office.agents()["agents"]?[0])
        #expect(line["token"] == 2)
        #expect(line["old_token_used"] == 2)
        // Who did stays in the log, too.
        try premises.office.writeTally()
        try premises.settle()
        let counted = try #require(try premises.entries("requests.counted").last)
        let text = String(decoding: counted.bytes, as: UTF8.self)
        #expect(
            text.contains(
                #"{"agent":"buyer","count":2,"door":"agent","rule":"old-token","uid":2000}"#))
        premises.clock.pass(seconds: 3_600)
        #expect(warns() == [])
        #expect(try premises.office.agents()["agents"]?[0]?["old_token_used"] == nil)
    }

    @Test(arguments: [
        (#"{"grace":2592001}"#, "grace"), (#"{"grace":"1h"}"#, "grace"), (#"{"grace":-1}"#, ""),
        (#"{"token":"mine"}"#, "token"), ("[]", ""),
    ])
    func `is not made from a body that is not of its form`(text: String, field: String) throws {
        let (premises, old) = try Premises.ready()
        guard let body = try? JSON.reading(text) else { return #expect(text.contains("-1")) }
        let error = premises.refusedWithoutTrace {
            _ = try premises.office.rotateToken("buyer", body, by: Premises.admin)
        }
        #expect(error?.place == field)
        #expect(opens(premises, old) == false)
    }

    @Test func `is not made for who is not there, or is gone`() throws {
        let (premises, old) = try Premises.ready()
        for name in ["nobody", "Not a name"] {
            #expect(
                premises.refusedWithoutTrace {
                    _ = try premises.office.rotateToken(name, [:], by: Premises.admin)
                } == .notFound)
        }
        let new = try #require(try rotate(premises)["token"]).text
        _ = try premises.office.removeAgent("buyer", [:], by: Premises.admin)
        try premises.settle()
        #expect(
            premises.refusedWithoutTrace {
                _ = try premises.office.rotateToken("buyer", [:], by: Premises.admin)
            }?.place == "token.conflict")
        for token in [old, new] { #expect(opens(premises, token) == nil) }
    }
}
