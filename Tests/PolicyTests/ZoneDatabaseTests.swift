import Foundation
import Policy
import Terms
import Testing

@Suite struct `The zone database` {
    /// The parts that this suite needs of the vectors that Terms is tested with.
    private struct Vectors: Decodable {
        struct Zone: Decodable {
            let first: Int64
            let transitions: [[Int64]]
        }
        let zones: [String: Zone]
    }

    @Test func `knows the transitions that Python's zoneinfo finds`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "TermsTests/Vectors/zones.json")
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
        #expect(vectors.zones.count >= 12)
        for (identifier, zone) in vectors.zones {
            let rules = try #require(ZoneDatabase.rules(for: identifier), "\(identifier)")
            #expect(rules.identifier == identifier)
            #expect(rules.version == ZoneDatabase.version)
            #expect(rules.firstOffset == zone.first, "\(identifier)")
            // Laws change; what a database newer than the vectors says of the future is its own
            // affair.
            let known = zone.transitions.map {
                ZoneRules.Transition(second: $0[0], offset: $0[1])
            }
            let past = { (one: ZoneRules.Transition) in
                one.second < 1_735_689_600 || ZoneDatabase.version == "2025b"
            }
            #expect(rules.transitions.filter(past) == known.filter(past), "\(identifier)")
        }
    }

    @Test func `knows UTC as the zone that never changes`() throws {
        let utc = try #require(ZoneDatabase.rules(for: "UTC"))
        #expect(utc.identifier == "UTC")
        #expect(utc.version == "")
        #expect(utc.transitions == [])
        #expect(utc.firstOffset == 0)
    }

    @Test(arguments: [
        "", "EST", "EST5EDT", "GMT", "GMT+3", "GMT-0500", "+05:00", "Etc/GMT+3", "Etc/UTC",
        "US/Eastern", "America/toronto", "america/Toronto", "America/Nowhere", "America/",
        "America", "/America/Toronto", "posix/America/Toronto", "America/../America/Toronto",
        "../../etc/passwd", " America/Toronto", "America/Toronto\0", "America/Toronto ",
        "America/Tor\u{F6}nto", "SystemV/AST4",
    ])
    func `knows places only, by their exact name`(identifier: String) {
        #expect(ZoneDatabase.rules(for: identifier) == nil)
    }

    @Test func `has rules in order, each a change, within 1970 to 2100`() throws {
        for identifier in TimeZone.knownTimeZoneIdentifiers {
            // GMT is no place; every other name of the system is one.
            guard let rules = ZoneDatabase.rules(for: identifier) else {
                #expect(!identifier.contains("/"), "\(identifier)")
                continue
            }
            var last = (second: Int64(0), offset: rules.firstOffset)
            for one in rules.transitions {
                #expect(one.second > last.second && one.second < 4_102_444_800)
                #expect(one.offset != last.offset && abs(one.offset) < 26 * 3_600)
                last = (one.second, one.offset)
            }
        }
    }

    @Test func `answers again without asking again`() {
        _ = ZoneDatabase.rules(for: "America/Toronto")
        let start = ContinuousClock.now
        for _ in 0..<1_000 { _ = ZoneDatabase.rules(for: "America/Toronto") }
        #expect(ContinuousClock.now - start < .milliseconds(500))
    }
}
