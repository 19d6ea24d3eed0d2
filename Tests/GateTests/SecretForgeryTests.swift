import JSON
import Terms
import Testing

@testable import Gate

/// Entries that no honest daemon writes: the auditor, who folds them, finds each.
@Suite struct `A log that shows more secrets than the policy grants` {
    private func story() throws -> SecretStory {
        var story = try SecretStory.open([
            SecretStory.key: SecretGrant(access: .reveal, perDay: 3),
            SecretStory.other: SecretGrant(access: .use),
        ])
        try story.put(1, of: SecretStory.other)
        #expect(try story.show() == nil)
        return story
    }

    /// What folding says of an entry that `change` made of a good one.
    private func finding(_ change: (inout JSONObject) -> Void) throws -> String? {
        var story = try story()
        guard case .success(let reveal) = story.judge() else { return "not granted" }
        var body = Event.secretRevealed(reveal, clock: story.till.clock).body
        change(&body)
        do {
            try story.till.record(
                Event(kind: "secret.revealed", body: body), by: SecretStory.agent)
        } catch let refusal as Refusal { return refusal.rule + ": " + refusal.detail }
        try story.till.replays()
        return nil
    }

    private func uses(_ body: JSONObject) -> JSONObject {
        if case .object(let uses)? = body["uses"] { uses } else { JSONObject() }
    }

    @Test func `is found, whatever was changed in it`() throws {
        #expect(try finding { _ in } == nil)
        let other = JSON.string(SecretStory.id(SecretStory.other).hex)
        let changes: [(JSONObject) -> JSONObject] = [
            { $0.with("uses", .object(uses($0).with("before", 0))) },
            { $0.with("uses", .object(uses($0).with("most", 4))) },
            { $0.with("uses", .object(uses($0).removing(["most"]))) },
            { $0.with("uses", .object(uses($0).with("end", "2026-11-25T00:00:00.000000000Z"))) },
            { $0.with("uses", .object(uses($0).with("start", "2026-11-23T09:00:00.000000000Z"))) },
            { $0.with("uses", .object(uses($0).with("start", .null))) },
            { $0.removing(["uses"]) }, { $0.removing(["clock"]) }, { $0.removing(["path"]) },
            { $0.with("path", "api_keys/other") }, { $0.with("path", "api_keys/none") },
            { $0.with("path", "../etc") }, { $0.with("secret", other) },
            { $0.with("version", 2) }, { $0.with("grace", true) },
        ]
        for (index, change) in changes.enumerated() {
            #expect(try finding { $0 = change($0) } != nil, "change \(index)")
        }
    }

    // Each in a window of its own, no count ever reaches the bound.
    @Test func `opens windows that are shorter than a day ever is`() throws {
        for (hours, isFound) in [(0, true), (20, true), (21, false)] as [(Int64, Bool)] {
            var story = try story()
            story.till.pass(until: "2026-11-24T12:00:00Z")
            let reveal = try story.judge().get()
            var body = Event.secretRevealed(reveal, clock: story.till.clock).body
            let start = story.till.wall.adding(seconds: -1)
            let end = start.adding(seconds: max(2, hours * 3_600))
            body["uses"] = .object(
                uses(body).with("end", .string(Timestamp.precise(end)))
                    .with("start", .string(Timestamp.precise(start))))
            let event = Event(kind: "secret.revealed", body: body)
            var found: String?
            do {
                try story.till.record(event, by: SecretStory.agent)
            } catch let refusal as Refusal { found = refusal.detail }
            #expect((found != nil) == isFound, "\(hours): \(found ?? "")")
            #expect(found?.contains("is not the one in use") ?? true)
        }
    }

    @Test func `gives one path to two secrets, or one secret to two paths`() throws {
        var story = try SecretStory.open([
            SecretStory.key: SecretGrant(access: .reveal),
            SecretStory.other: SecretGrant(access: .reveal),
        ])
        try story.put(1, of: SecretStory.other)
        #expect(try story.show() == nil)
        for (id, path) in [
            (SecretStory.other, SecretStory.key), (SecretStory.key, SecretStory.other),
        ] {
            let judged = story.till.state.reveal(
                SecretStory.id(id), at: path, version: nil, to: Sample.worker,
                clock: story.till.clock)
            guard case .success(let reveal) = judged else { continue }
            #expect(throws: Refusal.self) {
                try story.till.record(
                    .secretRevealed(reveal, clock: story.till.clock), by: SecretStory.agent)
            }
        }
    }

    @Test func `goes beyond the limit by one`() throws {
        var story = try story()
        for _ in 0..<2 { #expect(try story.show() == nil) }
        let last = try Entry(reading: try #require(story.till.entries.last))
        #expect(throws: Refusal.self) {
            try story.till.record(
                Event(kind: "secret.revealed", body: last.body), by: SecretStory.agent)
        }
    }

    @Test func `says that another role was shown it`() throws {
        var story = try story()
        let last = try Entry(reading: try #require(story.till.entries.last))
        for role in [Actor.Role.daemon, .audit, .feed] {
            #expect(throws: Refusal.self) {
                try story.till.record(
                    Event(kind: "secret.revealed", body: last.body),
                    by: Actor(role: role, name: "worker", uid: 0))
            }
        }
    }
}

extension JSONObject {
    fileprivate func with(_ key: String, _ value: JSON) -> JSONObject {
        var copy = self
        copy[key] = value
        return copy
    }
}
