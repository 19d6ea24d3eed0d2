import Glibc

/// A time zone whose clocks never change.
struct Zone: Hashable, Sendable {
    /// Its name in the IANA database.
    let name: String
    /// Minutes east of Greenwich.
    let offset: Int64

    /// Around the globe, so that it is the middle of the day in some of them.
    static let all = [
        Zone(name: "Pacific/Honolulu", offset: -600), Zone(name: "America/Phoenix", offset: -420),
        Zone(name: "America/Bogota", offset: -300), Zone(name: "Africa/Abidjan", offset: 0),
        Zone(name: "Asia/Dubai", offset: 240), Zone(name: "Asia/Kolkata", offset: 330),
        Zone(name: "Asia/Tokyo", offset: 540), Zone(name: "Pacific/Guadalcanal", offset: 660),
    ]

    /// Zones where today began more than three hours ago and lasts three hours more, noon first.
    ///
    /// A budget that begins anew at midnight must not do so while it is attacked.
    static func calm(at seconds: Int64 = Zone.now) -> [Zone] {
        all.filter { (180...1_260).contains($0.minute(at: seconds)) }
            .sorted { abs($0.minute(at: seconds) - 720) < abs($1.minute(at: seconds) - 720) }
    }

    /// Seconds since 1970.
    static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }

    /// The minute of the day there.
    func minute(at seconds: Int64) -> Int64 { ((seconds / 60 + offset) % 1_440 + 1_440) % 1_440 }
}
