/// A time of day as policies write it: `09:00`, seconds after midnight inside.
public enum TimeOfDay {
    /// How many seconds a day of a policy has.
    public static let day: Int64 = 86_400

    /// Writes `seconds` after midnight as `HH:MM`.
    ///
    /// What is no whole minute keeps its seconds, `HH:MM:SS`, which no reader takes: it is refused
    /// rather than moved.
    public static func text(_ seconds: Int64) -> String {
        let minutes = seconds / 60
        let text = two(minutes / 60) + ":" + two(minutes % 60)
        return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60)
    }

    /// Reads `HH:MM`, `00:00` to `23:59`, as seconds after midnight; nil for any other text.
    public static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            let hour = number(bytes[0...1]), let minute = number(bytes[3...4]), hour < 24,
            minute < 60
        else { return nil }
        return hour * 3_600 + minute * 60
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
