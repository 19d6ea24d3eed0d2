import Gate
import Testing

@Suite struct `The hours of a day` {
    @Test(
        arguments: [
            (32_400, 61_200, [32_400, 61_199], [32_399, 61_200, 0, 86_399]),
            (79_200, 21_600, [79_200, 86_399, 0, 21_599], [79_199, 21_600, 43_200]),
            (79_200, 0, [79_200, 86_399], [0, 79_199]), (0, 60, [0, 59], [60, 86_399]),
            (60, 0, [60, 86_399], [0, 59]),
        ] as [(Int64, Int64, [Int64], [Int64])])
    func `begin with their first second and end before their last, over midnight too`(
        from: Int64, until: Int64, inside: [Int64], outside: [Int64]
    ) throws {
        let hours = try #require(Hours(from: from, until: until))
        for time in inside { #expect(hours.contains(time), "\(time)") }
        for time in outside { #expect(!hours.contains(time), "\(time)") }
    }

    @Test func `part the day with the hours that begin where they end`() throws {
        for _ in 0..<200 {
            let from = Int64.random(in: 0..<1_440) * 60
            let until = Int64.random(in: 0..<1_440) * 60
            guard from != until else { continue }
            let open = try #require(Hours(from: from, until: until))
            let closed = try #require(Hours(from: until, until: from))
            for _ in 0..<50 {
                let time = Int64.random(in: 0..<86_400)
                #expect(open.contains(time) != closed.contains(time))
            }
        }
    }

    @Test(arguments: [(0, 0), (3_600, 3_600), (-60, 60), (0, 86_400), (90, 120), (60, 61)])
    func `are none where they are empty, outside the day, or within a minute`(
        from: Int64, until: Int64
    ) {
        #expect(Hours(from: from, until: until) == nil)
    }

    @Test func `are written and read by the minute`() {
        for minute in Int64(0)..<1_440 {
            let text = TimeOfDay.text(minute * 60)
            #expect(text.utf8.count == 5)
            #expect(TimeOfDay.seconds(text) == minute * 60)
        }
        #expect(TimeOfDay.text(32_400) == "09:00")
        // No policy has one; whoever made it in code finds it refused, not moved.
        #expect(TimeOfDay.text(32_405) == "09:00:05")
    }

    @Test(arguments: [
        "", "9:00", "09:00:00", "24:00", "09:60", "0900", "09-00", "+9:00", " 09:00", "09:0a",
        "٠٩:٠٠", "09:00 ",
    ])
    func `are no other text`(text: String) {
        #expect(TimeOfDay.seconds(text) == nil)
    }
}
