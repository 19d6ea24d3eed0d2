import Foundation
import Terms
import Testing

/// `Vectors/zones.json`: zone rules and windows as Python's zoneinfo sees them.
struct ZoneVectors: Decodable {
    struct Zone: Decodable {
        let first: Int64
        let transitions: [[Int64]]
    }

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let zone: String
        let span: WindowSpan
        let second: Int64
        let start: Int64
        let end: Int64

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            zone = try row.decode(String.self)
            let word = try row.decode(String.self)
            span =
                switch word {
                case "hour": .hour
                case "day": .day
                case "week0": .week(starts: 0)
                case "week6": .week(starts: 6)
                case "month": .month
                default: throw CocoaError(.coderInvalidValue)
                }
            second = try row.decode(Int64.self)
            start = try row.decode(Int64.self)
            end = try row.decode(Int64.self)
        }

        var testDescription: String { "\(zone) \(span) at \(second)" }
    }

    let zones: [String: Zone]
    let windows: [Case]

    static let shared: ZoneVectors = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/zones.json")
        do {
            return try JSONDecoder().decode(ZoneVectors.self, from: Data(contentsOf: file))
        } catch {
            fatalError("\(file.path()) does not read: \(error)")
        }
    }()

    static func rules(_ identifier: String) throws -> ZoneRules {
        let zone = try #require(shared.zones[identifier])
        return ZoneRules(
            identifier: identifier, version: "2025b", firstOffset: zone.first,
            transitions: zone.transitions.map { .init(second: $0[0], offset: $0[1]) })
    }
}
