import Glibc
import Terms

/// The point in time from which a log is shown.
enum Since: Hashable {
    /// A point in time.
    case moment(Moment)
    /// So long before the moment of reading.
    case ago(seconds: UInt64)

    /// Reads RFC 3339, a date (its midnight in UTC), or a duration that lies back.
    init(_ text: String) throws(TextError) {
        if let moment = Since.moment(text) ?? Timestamp.parse(text + "T00:00:00Z") {
            self = .moment(moment)
        } else if let seconds = try? DurationText.seconds(text) {
            self = .ago(seconds: seconds)
        } else {
            throw .notATime
        }
    }

    /// Reads RFC 3339 as other programs write it: any digits of fraction, and an offset.
    ///
    /// Entries have one form only, which Terms reads; `date --iso-8601=seconds` writes another.
    private static func moment(_ text: String) -> Moment? {
        guard text.utf8.count >= 20, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let civil = text.prefix(19)
        var rest = text.dropFirst(19)
        var fraction: Substring = ""
        if rest.first == "." {
            fraction = rest.dropFirst().prefix { $0.isNumber }
            guard (1...9).contains(fraction.count) else { return nil }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard let offset = offset(rest) else { return nil }
        let digits = fraction + String(repeating: "0", count: 9 - fraction.count)
        return Timestamp.parse("\(civil).\(digits)Z")?.adding(seconds: -offset)
    }

    /// The seconds that `Z`, `+02:00` or `-07:30` is ahead of UTC.
    private static func offset(_ text: Substring) -> Int64? {
        guard text != "Z" else { return 0 }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2,
            parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours < 24, minutes < 60
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return sign == "-" ? -seconds : seconds
    }

    /// The moment, for someone who reads at `now`.
    func moment(now: Moment) -> Moment {
        switch self {
        case .moment(let moment): moment
        case .ago(let seconds): now.adding(seconds: -Int64(seconds))
        }
    }

    /// The wall clock's moment.
    static var now: Moment { Moment(seconds: Int64(time(nil))) }
}
