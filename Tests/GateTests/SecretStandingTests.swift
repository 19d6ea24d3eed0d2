import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `The versions of a secret` {
    /// The rule and detail that refuse an event; the state must be as it was.
    private func refused(
        _ story: inout SecretStory, _ event: Event, by actor: Actor = Till.admin
    ) throws -> String? {
        let before = story.till.state
        do { try story.till.record(event, by: actor) } catch let refusal as Refusal {
            #expect(story.till.state == before)
            return refusal.detail
        }
        return nil
    }

    private func put(_ version: UInt64, grace: Moment? = nil, expires: Moment? = nil) -> Event {
        .secretPut(
            SecretStory.id(SecretStory.key), version: version,
            Event.SecretTerms(expires: expires, rotateEvery: nil, graceUntil: grace),
            isRotation: false, sealed: .null)
    }

    @Test func `are numbered from 1 without a gap, and no number comes twice`() throws {
        var story = try SecretStory.open()
        let id = SecretStory.id(SecretStory.key)
        #expect(try refused(&story, put(1)) == "puts version 1 of a secret whose newest is 1")
        #expect(try refused(&story, put(3)) == "puts version 3 of a secret whose newest is 1")
        #expect(try refused(&story, put(0)) == "puts version 0 of a secret whose newest is 1")
        try story.till.record(.secretDestroyed(id, version: 1, sealed: .null))
        #expect(try refused(&story, put(1)) == "puts version 1 of a secret whose newest is 1")
        try story.put(2)
        #expect(story.standing()?.current == 2)
        #expect(story.standing()?[1]?.state == .destroyed)
        #expect(story.standing()?[3] == nil && story.standing()?[0] == nil)
        try story.till.replays()
    }

    @Test func `go from state to state as the arrows allow`() throws {
        var story = try SecretStory.open()
        let id = SecretStory.id(SecretStory.key)
        let enable = Event.secretSwitched(id, version: 1, isEnabled: true)
        let disable = Event.secretSwitched(id, version: 1, isEnabled: false)
        let destroy = Event.secretDestroyed(id, version: 1, sealed: .null)
        #expect(try refused(&story, enable) == "makes version 1 enabled, which it can't be")
        try story.till.record(disable)
        #expect(story.standing()?[1]?.state == .disabled)
        #expect(try refused(&story, disable) == "makes version 1 disabled, which it can't be")
        try story.till.record(enable)
        try story.till.record(destroy)
        for event in [enable, disable, destroy] {
            #expect(try refused(&story, event) != nil)
        }
        let show = Event.secretRevealed(id, version: 1, reason: "r")
        #expect(try refused(&story, show) == "shows version 1, which is not enabled")
        try story.till.replays()
    }

    @Test func `are told of only where there is one`() throws {
        var story = try SecretStory.open()
        for (id, version) in [(SecretStory.key, UInt64(2)), (SecretStory.other, 1)] {
            let event = Event.secretSwitched(
                SecretStory.id(id), version: version, isEnabled: false)
            #expect(
                try refused(&story, event)
                    == "names version \(version) of a secret, which was never put")
        }
        let shapeless = Event(kind: "secret.disabled", body: JSONObject([("secret", "ab")]))
        #expect(try refused(&story, shapeless) != nil)
    }

    @Test func `have bounds on what goes with them`() throws {
        var story = try SecretStory.open()
        let now = story.till.wall
        #expect(
            try refused(&story, put(2, expires: now)) == "puts a version whose time is over")
        for grace in [now, now.adding(seconds: SecretStanding.longestGrace + 1)] {
            #expect(
                try refused(&story, put(2, grace: grace))
                    == "gives the version before it no time, or more than 7776000 s")
        }
        for every in [Int64(0), 3_599, 315_360_001] {
            let event = Event.secretPut(
                SecretStory.id(SecretStory.key), version: 2,
                Event.SecretTerms(expires: nil, rotateEvery: every, graceUntil: nil),
                isRotation: false, sealed: .null)
            #expect(try refused(&story, event) == "asks for a rotation every \(every) s")
        }
        let first = Event.secretPut(
            SecretStory.id(SecretStory.other), version: 1,
            Event.SecretTerms(expires: nil, rotateEvery: nil, graceUntil: nil),
            isRotation: true, sealed: .null)
        #expect(try refused(&story, first) == "rotates a secret that there is none of")
    }

    @Test func `become due once, and again after the next`() throws {
        var story = try SecretStory.open()
        try story.put(2, every: 86_400)
        let due = Event.secretNoted(
            SecretStory.id(SecretStory.key), version: 2, isExpiry: false)
        let early = "says that a rotation is due which is not"
        #expect(try refused(&story, due, by: SecretStory.daemon) == early)
        let made = try #require(story.standing()?[2]?.made)
        #expect(story.standing()?.due == made.adding(seconds: 86_400))
        #expect(story.standing()?.overdue == made.adding(seconds: 86_400 + 8_640))
        story.till.pass(86_401)
        #expect(try refused(&story, due) != nil, "only the daemon notes it")
        try story.till.record(due, by: SecretStory.daemon)
        #expect(try refused(&story, due, by: SecretStory.daemon) == early)
        try story.put(3, every: 86_400)
        #expect(story.standing()?.isDueNoted == false)
        try story.till.record(
            .secretSwitched(SecretStory.id(SecretStory.key), version: 3, isEnabled: false))
        #expect(story.standing()?.due == nil)
        try story.till.replays()
    }

    @Test func `expire once`() throws {
        var story = try SecretStory.open()
        try story.put(2, expires: story.till.wall.adding(seconds: 60))
        let over = Event.secretNoted(
            SecretStory.id(SecretStory.key), version: 2, isExpiry: true)
        #expect(try refused(&story, over, by: SecretStory.daemon) != nil)
        story.till.pass(60)
        try story.till.record(over, by: SecretStory.daemon)
        #expect(try refused(&story, over, by: SecretStory.daemon) != nil)
        #expect(story.standing()?[2]?.isExpiryNoted == true)
        try story.till.replays()
    }

    @Test func `are changed by admins alone`() throws {
        var story = try SecretStory.open()
        let id = SecretStory.id(SecretStory.key)
        for event in [
            put(2), .secretSwitched(id, version: 1, isEnabled: false),
            .secretDestroyed(id, version: 1, sealed: .null),
        ] {
            for actor in [SecretStory.agent, SecretStory.daemon] {
                #expect(try refused(&story, event, by: actor)?.contains("may not cause") == true)
            }
        }
    }
}
