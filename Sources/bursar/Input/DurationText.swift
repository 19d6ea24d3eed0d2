import Wire

/// DurationText reads durations: a whole number and one unit.
enum DurationText {
    /// The seconds of `30s`, `5m`, `24h` or `7d`, above zero and at most 366 days.
    static func seconds(_ text: String) throws(TextError) -> UInt64 {
        let unit: UInt64
        switch text.utf8.last {
        case UInt8(ascii: "s"): unit = 1
        case UInt8(ascii: "m"): unit = 60
        case UInt8(ascii: "h"): unit = 3_600
        case UInt8(ascii: "d"): unit = 86_400
        default: throw .notADuration
        }
        let digits = text.utf8.dropLast()
        let ten = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard !digits.isEmpty, digits.allSatisfy({ ten.contains($0) }),
            digits.first != ten.lowerBound
        else { throw .notADuration }
        // Nine digits of days do not overflow; more are out of bounds in any unit.
        guard digits.count <= 9, let count = UInt64(String(decoding: digits, as: UTF8.self)),
            count * unit <= RateSetting.maxAgeLimit
        else { throw .durationOutOfBounds(limit: "366d") }
        return count * unit
    }

    /// The shortest form of so many seconds: `24h`, not `86400s`; a day is said in hours, as people
    /// do.
    static func text(_ seconds: UInt64) -> String {
        switch seconds {
        case 0: "0s"
        case let all where all % 86_400 == 0 && all > 86_400: "\(all / 86_400)d"
        case let all where all % 3_600 == 0: "\(all / 3_600)h"
        case let all where all % 60 == 0: "\(all / 60)m"
        default: "\(seconds)s"
        }
    }

    /// About how long so many seconds are: whole units of the largest that fits.
    static func about(_ seconds: UInt64) -> String {
        switch seconds {
        case 172_800...: "\(seconds / 86_400)d"
        case 7_200...: "\(seconds / 3_600)h"
        case 120...: "\(seconds / 60)m"
        default: "\(seconds)s"
        }
    }
}
