internal import Gate
internal import Yams

extension PolicyNode {
    /// A time of day, as seconds after midnight.
    func timeOfDay() -> Int64? {
        let hint = "write \"HH:MM\", from \"00:00\" to \"23:59\""
        guard let text = text(hint) else { return nil }
        guard let seconds = TimeOfDay.seconds(text) else {
            wrong("is no time of day", hint: hint)
            return nil
        }
        return seconds
    }

    /// A length of time of a range, as seconds: `90s`, `10m`, `24h`, `7d`.
    func duration(in range: ClosedRange<Int64>, hint: String) -> Int64? {
        guard let text = text(hint) else { return nil }
        guard let seconds = PolicyNode.seconds(text) else {
            wrong("is no length of time", hint: hint)
            return nil
        }
        guard range.contains(seconds) else {
            wrong(
                "is \(seconds) s, outside \(range.lowerBound) to \(range.upperBound) s", hint: hint)
            return nil
        }
        return seconds
    }

    /// One of a few words, each with what it means.
    func choice<Value>(_ words: KeyValuePairs<String, Value>) -> Value? {
        let hint = "write " + words.map(\.key).joined(separator: " or ")
        guard let text = text(hint) else { return nil }
        guard let (_, value) = words.first(where: { $0.key == text }) else {
            wrong("is none of the words it can be", hint: hint)
            return nil
        }
        return value
    }

    private static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        let digits = text.dropLast()
        // Nine digits of days are below 2^47 seconds.
        guard let unit = text.last.flatMap({ units[$0] }), (1...9).contains(digits.utf8.count),
            digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            digits.first != "0", let number = Int64(digits)
        else { return nil }
        return number * unit
    }
}
