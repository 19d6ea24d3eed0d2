import Foundation
import Terms
import Testing

/// `Vectors/recurrences.json`: windows with reset times as Python's zoneinfo sees them.
struct RecurrenceVectors: Decodable {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let zone: String
        let recurrence: Recurrence
        let second: Int64
        let start: Int64
        let end: Int64

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            zone = try row.decode(String.self)
            let word = try row.decode(String.self)
            let reset = try row.decode(Int64.self)
            // `week3` is a week from Thursday.
            let span =
                word.hasPrefix("week")
                ? WindowSpan(word: "week", starts: Int(word.dropFirst(4)))
                : WindowSpan(word: word, starts: nil)
            guard let span, let recurrence = Recurrence(span, resetsAt: reset) else {
                throw CocoaError(.coderInvalidValue)
            }
            self.recurrence = recurrence
            second = try row.decode(Int64.self)
            start = try row.decode(Int64.self)
            end = try row.decode(Int64.self)
        }

        var testDescription: String { "\(zone) \(recurrence) at \(second)" }
    }

    let windows: [Case]

    static let shared: RecurrenceVectors = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/recurrences.json")
        do {
            return try JSONDecoder().decode(RecurrenceVectors.self, from: Data(contentsOf: file))
        } catch {
            fatalError("\(file.path()) does not read: \(error)")
        }
    }()
}
