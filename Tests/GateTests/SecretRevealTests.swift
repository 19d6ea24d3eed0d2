import Gate
import JSON
import Terms
import Testing

@Suite struct `An agent is shown a secret` {
    @Test func `that its policy grants, and no other`() throws {
        var story = try SecretStory.open()
        try story.put(1, of: SecretStory.other)
        #expect(try story.show() == nil)
        #expect(story.rule(SecretStory.other) == "secret.not-granted")
        #expect(story.rule(SecretStory.path("api_keys/absent")) == "secret.not-granted")
        #expect(story.rule(by: Sample.helper) == "secret.not-granted")
        #expect(story.rule(by: Sample.agent("stranger")) == "secret.not-granted")
        try story.till.replays()
    }

    @Test func `by the verb that was granted`() throws {
        let story = try SecretStory.open([SecretStory.key: SecretGrant(access: .use)])
        #expect(story.rule() == "secret.use-only")
    }

    @Test func `where there is one, in a version there is`() throws {
        let story = try SecretStory.open([
            SecretStory.key: SecretGrant(access: .reveal),
            SecretStory.other: SecretGrant(access: .reveal),
        ])
        #expect(story.rule(SecretStory.other) == "secret.absent")
        #expect(story.rule(version: 0) == "secret.absent")
        #expect(story.rule(version: 2) == "secret.absent")
        #expect(story.rule(version: .max) == "secret.absent")
    }

    @Test func `while it is enabled`() throws {
        var story = try SecretStory.open()
        let id = SecretStory.id(SecretStory.key)
        try story.till.record(.secretSwitched(id, version: 1, isEnabled: false))
        #expect(try story.show() == "secret.disabled")
        try story.till.record(.secretSwitched(id, version: 1, isEnabled: true))
        #expect(try story.show() == nil)
        try story.till.record(.secretDestroyed(id, version: 1, sealed: .null))
        #expect(try story.show() == "secret.destroyed")
        try story.till.replays()
    }

    @Test func `until it expires`() throws {
        var story = try SecretStory.open()
        try story.put(2, expires: story.till.wall.adding(seconds: 60))
        story.till.pass(59)
        #expect(try story.show() == nil)
        story.till.pass(1)
        #expect(try story.show() == "secret.expired")
        try story.till.replays()
    }

    @Test func `in its old version as long as the grace lasts`() throws {
        var story = try SecretStory.open()
        try story.put(2, grace: 3_600, isRotation: true)
        #expect(try story.show() == nil)
        #expect(try story.show(version: 1) == nil)
        let last = try #require(story.till.entries.last)
        #expect(try Entry(reading: last).body["grace"] == true)
        story.till.pass(3_600)
        #expect(try story.show(version: 1) == "secret.superseded")
        try story.put(3)
        #expect(try story.show(version: 2) == "secret.superseded")
        #expect(try story.show(version: 3) == nil)
        try story.till.replays()
    }

    @Test func `by nobody who is frozen, nor of a frozen project or vault`() throws {
        var story = try SecretStory.open()
        try story.till.record(.agentStanding(Sample.worker, .frozen, reason: "r"))
        #expect(story.rule() == "agent.not-active")
        try story.till.record(.agentStanding(Sample.worker, .active, reason: "r"))
        try story.till.record(.projectFreeze(Sample.game, true, reason: "r"))
        #expect(story.rule() == "project.frozen")
        #expect(story.rule(SecretStory.other) == "secret.not-granted")
        try story.till.record(.projectFreeze(Sample.game, false, reason: "r"))
        try story.till.record(.vaultFreeze(true, reason: "r"))
        #expect(story.rule() == "vault.frozen")
        try story.till.record(.vaultFreeze(false, reason: "r"))
        try story.till.record(.agentStanding(Sample.worker, .removed, reason: "r"))
        #expect(story.rule() == "agent.not-active")
    }
}

@Suite struct `How often an agent is shown a secret` {
    private func grants(_ perDay: Int?) -> [SecretPath: SecretGrant] {
        [
            SecretStory.key: SecretGrant(access: .reveal, perDay: perDay),
            SecretStory.other: SecretGrant(access: .reveal, perDay: perDay),
        ]
    }

    @Test func `is bounded by the day, secret by secret`() throws {
        var story = try SecretStory.open(grants(2))
        try story.put(1, of: SecretStory.other)
        for _ in 0..<2 { #expect(try story.show() == nil) }
        #expect(try story.show() == "secret.limit")
        #expect(try story.show(SecretStory.other) == nil)
        guard case .failure(let refusal) = story.judge() else { throw SecretsShown() }
        #expect(
            refusal.detail
                == "api_keys/openai_api_key was shown 2 times today, and per_day allows 2")
        #expect(
            refusal.hint == "wait until 2026-11-24T00:00:00Z, or keep what was shown")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.show() == nil)
        try story.till.replays()
        #expect(try Till.replay(story.till.entries) == story.till.state)
    }

    @Test func `is the project's day`() throws {
        var story = try SecretStory.open(grants(1), zone: Sample.zone("America/Toronto"))
        #expect(try story.show() == nil)
        story.till.pass(until: "2026-11-24T04:59:59Z")
        #expect(try story.show() == "secret.limit")
        story.till.pass(1)
        #expect(try story.show() == nil)
        try story.till.replays()
    }

    @Test func `counts versions together, and whether a policy bounds it yet or not`() throws {
        var story = try SecretStory.open(grants(nil))
        try story.put(2, grace: 3_600)
        for version in [UInt64(1), 2, 1] { #expect(try story.show(version: version) == nil) }
        try story.till.apply(SecretStory.policy(grants(3)))
        #expect(try story.show() == "secret.limit")
        try story.till.apply(SecretStory.policy(grants(4)))
        #expect(try story.show() == nil)
        try story.till.replays()
    }

    // A day that ends sooner elsewhere would forget what is still counted.
    @Test func `is refilled by no change of policy or zone`() throws {
        var story = try SecretStory.open(grants(1), zone: Sample.zone("America/Toronto"))
        #expect(try story.show() == nil)
        for zone in ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"] {
            try story.till.apply(SecretStory.policy(grants(1), zone: Sample.zone(zone)))
            #expect(try story.show() == "secret.limit", "\(zone)")
        }
        try story.till.apply(SecretStory.policy([:]))
        try story.till.apply(SecretStory.policy(grants(1)))
        #expect(try story.show() == "secret.limit")
        story.till.pass(until: "2026-11-24T05:00:00Z")
        #expect(try story.show() == nil)
        #expect(try story.show() == "secret.limit")
        try story.till.replays()
    }

    @Test func `opens no new day under a clock that jumped`() throws {
        var story = try SecretStory.open(grants(1))
        try story.till.start()
        #expect(try story.show() == nil)
        story.till.wall = story.till.wall.adding(seconds: 86_400)
        #expect(try story.show() == "clock.jumped")
        try story.till.acknowledge()
        #expect(try story.show() == nil)
        try story.till.replays()
    }

    private struct SecretsShown: Error {}
}
