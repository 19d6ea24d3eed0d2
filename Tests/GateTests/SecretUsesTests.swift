import Terms
import Testing

@testable import Gate

/// The days that secrets are counted over, whatever an admin does to the calendar.
@Suite struct `The day of a secret` {
    private static let grants = [SecretStory.key: SecretGrant(access: .reveal, perDay: 2)]
    private static let zones = [
        "UTC", "America/Toronto", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe",
    ]

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `is never shorter than a day can be, and never counts more than is allowed`(
        seed: UInt64
    ) throws {
        var random = Dice(seed: seed)
        var story = try SecretStory.open(Self.grants)
        var windows: [Window] = []
        for _ in 0..<120 {
            if Int.random(in: 0..<6, using: &random) == 0 {
                let zone = Sample.zone(Self.zones.randomElement(using: &random) ?? "UTC")
                try story.till.apply(SecretStory.policy(Self.grants, zone: zone))
            }
            story.till.pass(Int64.random(in: 1..<40_000, using: &random))
            guard case .success(let reveal) = story.judge() else { continue }
            #expect(try story.show() == nil)
            windows.append(reveal.window)
        }
        for (window, next) in zip(windows, windows.dropFirst()) {
            #expect(next == window || window.end <= next.start)
        }
        for window in windows {
            #expect(window.start.adding(seconds: 21 * 3_600) <= window.end)
            #expect(windows.count { $0 == window } <= 2)
        }
        try story.till.replays()
    }

    @Test func `takes in what a move of the calendar left of one`() throws {
        var story = try SecretStory.open(Self.grants)
        #expect(try story.show() == nil)
        // The window in use ends at midnight in UTC; there, three hours of the day are left then.
        try story.till.apply(
            SecretStory.policy(Self.grants, zone: Sample.zone("America/Sao_Paulo")))
        story.till.pass(until: "2026-11-24T00:00:01Z")
        let reveal = try story.judge().get()
        #expect(Timestamp.seconds(reveal.window.start) == "2026-11-24T00:00:00Z")
        #expect(Timestamp.seconds(reveal.window.end) == "2026-11-25T03:00:00Z")
        #expect(try story.show() == nil)
        #expect(try story.show() == nil)
        story.till.pass(until: "2026-11-24T03:00:01Z")
        #expect(try story.show() == "secret.limit")
        story.till.pass(until: "2026-11-25T03:00:00Z")
        #expect(try story.show() == nil)
        try story.till.replays()
    }
}
