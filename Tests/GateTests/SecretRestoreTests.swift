import Gate
import JSON
import Terms
import Testing

/// How often the lost entries showed a secret nobody knows: a day that had begun shows none that has a bound.
@Suite struct `A secret with a bound, after an older copy was put back` {
    private func grants(_ perDay: Int?) -> [SecretPath: SecretGrant] {
        [SecretStory.key: SecretGrant(access: .reveal, perDay: perDay)]
    }

    /// Puts the copy back and thaws it.
    private func restore(_ story: inout SecretStory, from old: String = "k", to new: String = "k2")
        throws
    {
        story.till.pass(60)
        try story.till.record(
            .epochBegun(
                from: old, to: new, signatures: ("a", "b"), known: nil, reason: "disk lost",
                sealed: []))
        try story.till.record(.vaultFreeze(false, reason: "looked at"))
    }

    private func replays(_ story: SecretStory) throws {
        try story.till.replays()
        #expect(try Till.replay(story.till.entries) == story.till.state)
    }

    @Test func `is shown again on the day after`() throws {
        var story = try SecretStory.open(grants(1))
        // The lost entries showed it.
        var lost = story
        #expect(try lost.show() == nil)
        #expect(try lost.show() == "secret.limit")
        try restore(&story)
        guard case .failure(let refusal) = story.judge() else {
            Issue.record("it was shown")
            return
        }
        #expect(refusal.rule == "window.restored")
        #expect(
            refusal.detail
                == "an older copy of the vault was put back at 2026-11-23T10:01:00Z, and how often "
                + "api_keys/openai_api_key was shown on that day before is not known")
        #expect(refusal.hint == "wait until 2026-11-24T00:00:00Z, when that day is over")
        story.till.pass(until: "2026-11-23T23:59:59Z")
        #expect(try story.show() == "window.restored")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.show() == nil)
        #expect(try story.show() == "secret.limit")
        try replays(story)
    }

    @Test func `is not shown on what the copy still knows to be left`() throws {
        var story = try SecretStory.open(grants(3))
        #expect(try story.show() == nil)
        try restore(&story)
        #expect(try story.show() == "window.restored")
        try replays(story)
    }

    @Test func `is shown at once where nothing bounds it, and no longer when something does`()
        throws
    {
        var story = try SecretStory.open(grants(nil))
        try restore(&story)
        #expect(try story.show() == nil)
        try story.till.apply(SecretStory.policy(grants(100)))
        #expect(try story.show() == "window.restored")
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.show() == nil)
        try replays(story)
    }

    // Midnight in Apia is at eleven: a day that begins after the restore, and the one that ran then runs on.
    @Test func `is opened by no other zone`() throws {
        var story = try SecretStory.open(grants(1))
        try restore(&story)
        try story.till.apply(SecretStory.policy(grants(1), zone: Sample.zone("Pacific/Apia")))
        story.till.pass(until: "2026-11-23T11:30:00Z")
        guard case .failure(let refusal) = story.judge() else {
            Issue.record("it was shown")
            return
        }
        #expect(refusal.rule == "window.restored")
        #expect(
            refusal.hint == "wait until 2026-11-24T11:01:00Z, when the longest such day is over")
        story.till.pass(until: "2026-11-24T11:00:59Z")
        #expect(try story.show() == "window.restored")
        story.till.pass(2)
        #expect(try story.show() == nil)
        try replays(story)
    }

    @Test func `waits anew after a second time`() throws {
        var story = try SecretStory.open(grants(1))
        try restore(&story)
        story.till.pass(until: "2026-11-24T00:00:00Z")
        #expect(try story.show() == nil)
        try restore(&story, from: "k2", to: "k3")
        #expect(try story.show() == "window.restored")
        try replays(story)
    }

    @Test func `waits for the day of a clock that was slow`() throws {
        var story = try SecretStory.open(grants(1))
        story.till.pass(1)
        try story.till.start()
        try restore(&story)
        story.till.wall = Sample.moment("2026-11-24T03:00:00Z")
        #expect(try story.show() == "clock.jumped")
        try story.till.acknowledge()
        #expect(try story.show() == "window.restored")
        story.till.pass(until: "2026-11-25T00:00:00Z")
        #expect(try story.show() == nil)
        try replays(story)
    }
}
