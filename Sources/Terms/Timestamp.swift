/// RFC 3339 text of moments, always in UTC with `Z`.
public enum Timestamp {
    /// Nine digits of fraction, as entries have it: `2026-11-23T05:00:00.000000001Z`.
    public static func precise(_ moment: Moment) -> String {
        var text = civil(moment)
        text.append(UInt8(ascii: "."))
        append(moment.nanoseconds - moment.seconds * Moment.second, 9, to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Whole seconds, rounded down, as replies have it: `2026-11-23T05:00:00Z`.
    public static func seconds(_ moment: Moment) -> String {
        String(decoding: civil(moment) + [UInt8(ascii: "Z")], as: UTF8.self)
    }

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

    // Bytes, not strings put together: every payment writes half a dozen of these.
    private static func civil(_ moment: Moment) -> [UInt8] {
        let seconds = moment.seconds
        let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        let date = CivilDate(dayNumber: day)
        let time = seconds - day * 86_400
        var text: [UInt8] = []
        text.reserveCapacity(30)
        append(Int64(date.year), 4, to: &text)
        text.append(UInt8(ascii: "-"))
        append(Int64(date.month), 2, to: &text)
        text.append(UInt8(ascii: "-"))
        append(Int64(date.day), 2, to: &text)
        text.append(UInt8(ascii: "T"))
        append(time / 3_600, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(time / 60 % 60, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(time % 60, 2, to: &text)
        return text
    }

    private static func append(_ value: Int64, _ width: Int, to text: inout [UInt8]) {
        var divisor: Int64 = 1
        for _ in 1..<width { divisor *= 10 }
        var rest = value
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor % 10))
            rest %= divisor
            divisor /= 10
        }
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
