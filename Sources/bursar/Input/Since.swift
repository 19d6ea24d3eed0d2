import Glibc
import Terms

/// The point in time from which a log is shown.
enum Since: Hashable {
    /// A point in time.
    case moment(Moment)
    /// So long before the moment of reading.
    case ago(seconds: UInt64)

    /// Reads RFC 3339 in UTC, a date, or a duration that lies back.
    init(_ text: String) throws(TextError) {
        if let moment = Timestamp.parse(text) ?? Timestamp.parse(text + "T00:00:00Z") {
            self = .moment(moment)
        } else if let seconds = try? DurationText.seconds(text) {
            self = .ago(seconds: seconds)
        } else {
            throw .notATime
        }
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
