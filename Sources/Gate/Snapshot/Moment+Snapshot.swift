import JSON
import Terms

extension Moment {
    /// Nanoseconds since the epoch: a string, as numbers end at 2^53.
    var snapshot: JSON { .string(String(nanoseconds)) }

    /// The latest that an entry's time can be, so that what is added to it stays in range.
    static let latest = Moment(seconds: 9_214_646_400)
}

extension ObjectReader {
    /// Reads an instant, which may be any.
    mutating func moment(_ key: String) throws(FieldError) -> Moment {
        let text = try string(key)
        guard let nanoseconds = Int64(text), String(nanoseconds) == text else {
            throw error(key, "must be nanoseconds since 1970, in decimal")
        }
        return Moment(nanoseconds: nanoseconds)
    }

    /// Reads an instant that an entry of the log may have as its time.
    mutating func time(_ key: String) throws(FieldError) -> Moment {
        let moment = try moment(key)
        guard Moment(nanoseconds: 0) <= moment, moment < Moment.latest else {
            throw error(key, "must be a time of an entry, 1970 to 2261")
        }
        return moment
    }

    /// Whether a field is there.
    func has(_ key: String) -> Bool { source[key] != nil }
}
