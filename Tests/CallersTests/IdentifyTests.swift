@testable import Callers
import Digests
import Terms
import Testing

@Suite struct `A caller` {
    private func roster(uid: UInt32? = 7, isRemoved: Bool = false) throws -> Roster {
        var roster = Roster()
        let agent = try #require(AgentName("a"))
        roster.enter(
            Roster.Line(agent: agent, uid: uid, isRemoved: isRemoved),
            tokenHash: SHA256.hash(Array("secret".utf8)))
        return roster
    }

    private func stranger(_ authorization: String?, uid: UInt32 = 7, _ roster: Roster) -> Stranger?
    {
        do {
            _ = try Callers.identify(authorization: authorization, uid: uid, roster: roster)
            return nil
        } catch { return error }
    }

    @Test func `is whom socket, uid and token agree on`() throws {
        let caller = try Callers.identify(
            authorization: "Bearer secret", uid: 7, roster: try roster())
        #expect(caller == Caller(agent: try #require(AgentName("a")), uid: 7))
    }

    @Test(
        arguments: [
            nil, "", "Bearer", "bearer secret", "BEARER secret", "Basic secret", "secret",
            " Bearer secret", "Bearer\tsecret",
        ] as [String?])
    func `without a bearer's token is nobody`(authorization: String?) throws {
        #expect(stranger(authorization, try roster()) == .noToken)
    }

    @Test(arguments: [
        "Bearer ", "Bearer  secret", "Bearer secret ", "Bearer Secret", "Bearer secre",
        "Bearer secret\0", "Bearer sécret", "Bearer secret, Bearer secret",
    ])
    func `with another token is nobody`(authorization: String) throws {
        #expect(stranger(authorization, try roster()) == .unknownToken)
    }

    @Test func `is not looked for under a header longer than any token`() throws {
        var roster = Roster()
        let agent = try #require(AgentName("a"))
        for count in [249, 250] {
            let token = String(repeating: "x", count: count)
            roster.enter(
                Roster.Line(agent: agent, uid: nil, isRemoved: false),
                tokenHash: SHA256.hash(Array(token.utf8)))
            // "Bearer " and 249 bytes are 256.
            #expect(stranger("Bearer \(token)", roster) == (count == 249 ? nil : .noToken))
        }
    }

    @Test(arguments: [0, 6, 8, .max] as [UInt32])
    func `from another uid is nobody`(uid: UInt32) throws {
        #expect(stranger("Bearer secret", uid: uid, try roster()) == .otherUID)
        #expect(stranger("Bearer secret", uid: uid, try roster(uid: nil)) == nil)
    }

    @Test func `who was removed is nobody, from any uid`() throws {
        #expect(stranger("Bearer secret", try roster(isRemoved: true)) == .removed)
        #expect(stranger("Bearer secret", try roster(uid: nil, isRemoved: true)) == .removed)
        #expect(stranger("Bearer secret", uid: 8, try roster(isRemoved: true)) == .otherUID)
    }

    @Test func `is not there for an empty roster`() {
        #expect(stranger("Bearer secret", Roster()) == .unknownToken)
    }
}

@Suite struct `A roster` {
    private func hash(_ text: String) -> Digest32 { SHA256.hash(Array(text.utf8)) }

    @Test func `removes one agent, under all its tokens, and no other`() throws {
        var roster = Roster()
        let (a, b) = (try #require(AgentName("a")), try #require(AgentName("b")))
        for (agent, token) in [(a, "1"), (a, "2"), (b, "3")] {
            roster.enter(
                Roster.Line(agent: agent, uid: 1, isRemoved: false), tokenHash: hash(token))
        }
        roster.remove(a)
        #expect(roster.line(tokenHash: hash("1"))?.isRemoved == true)
        #expect(roster.line(tokenHash: hash("2"))?.isRemoved == true)
        #expect(roster.line(tokenHash: hash("3"))?.isRemoved == false)
        roster.remove(a)
        roster.remove(try #require(AgentName("c")))
        #expect(roster.line(tokenHash: hash("3"))?.agent == b)
        #expect(roster.line(tokenHash: hash("4")) == nil)
    }

    @Test func `is a value: an old copy stays as it was`() throws {
        var roster = Roster()
        let agent = try #require(AgentName("a"))
        roster.enter(Roster.Line(agent: agent, uid: 1, isRemoved: false), tokenHash: hash("1"))
        let copy = roster
        roster.remove(agent)
        #expect(copy.line(tokenHash: hash("1"))?.isRemoved == false)
    }

    @Test func `lets an old token in while it is said to be good, and names it as old`() throws {
        var roster = Roster()
        let agent = try #require(AgentName("a"))
        let line = Roster.Line(agent: agent, uid: 1, isRemoved: false)
        roster.enter(line, tokenHash: hash("1"))
        roster.rotate(line, tokenHash: hash("2"), keepsOld: true)
        #expect(roster.hash(of: agent) == hash("2"))
        let old = { (isGood: Bool) -> Bool? in
            try? Callers.identify(
                authorization: "Bearer 1", uid: 1, roster: roster, isOldGood: { _ in isGood }
            ).hasOldToken
        }
        #expect(old(true) == true)
        #expect(old(false) == nil)
        // Nobody who forgets to say is let in by it.
        #expect(
            throws: Stranger.unknownToken,
            performing: {
                try Callers.identify(authorization: "Bearer 1", uid: 1, roster: roster)
            })
        let new = try Callers.identify(authorization: "Bearer 2", uid: 1, roster: roster)
        #expect(!new.hasOldToken)
        roster.rotate(line, tokenHash: hash("3"), keepsOld: true)
        #expect(roster.line(tokenHash: hash("1")) == nil)
        #expect(roster.line(tokenHash: hash("2"))?.isOld == true)
        roster.rotate(line, tokenHash: hash("4"), keepsOld: false)
        #expect(["1", "2", "3"].allSatisfy { roster.line(tokenHash: hash($0)) == nil })
        roster.rotate(line, tokenHash: hash("5"), keepsOld: true)
        roster.forgetOld(agent)
        #expect(roster.line(tokenHash: hash("4")) == nil)
        #expect(roster.line(tokenHash: hash("5")) == line)
    }
}
