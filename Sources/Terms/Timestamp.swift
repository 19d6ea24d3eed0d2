/// RFC 3339 text of moments, always in UTC with `Z`.
public enum Timestamp {
    /// Nine digits of fraction, as entries have it: `2026-11-23T05:00:00.000000001Z`.
    public static func precise(_ moment: Moment) -> String {
        let fraction = moment.nanoseconds - moment.seconds * Moment.second
        return "\(civil(moment)).\(padded(fraction, 9))Z"
    }

    /// Whole seconds, rounded down, as replies have it: `2026-11-23T05:00:00Z`.
    public static func seconds(_ moment: Moment) -> String { civil(moment) + "Z" }

    /// Reads either of the two forms; nil for anything else.
    public static func parse(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 30, bytes.last == UInt8(ascii: "Z"),
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
            let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
            let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            (1970...2261).contains(year), hour < 24, minute < 60, second < 60
        else { return nil }
        let date = CivilDate(year: Int(year), month: Int(month), day: Int(day))
        guard CivilDate(dayNumber: date.dayNumber) == date else { return nil }
        var fraction: Int64 = 0
        if bytes.count == 30 {
            guard bytes[19] == UInt8(ascii: "."), let digits = number(bytes[20..<29])
            else { return nil }
            fraction = digits
        }
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
        return Moment(nanoseconds: seconds * Moment.second + fraction)
    }

    private static func civil(_ moment: Moment) -> String {
        let seconds = moment.seconds
        let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        let date = CivilDate(dayNumber: day)
        let time = seconds - day * 86_400
        return "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month), 2))"
            + "-\(padded(Int64(date.day), 2))T\(padded(time / 3_600, 2))"
            + ":\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
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
