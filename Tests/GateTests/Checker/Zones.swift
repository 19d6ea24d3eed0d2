import Terms

/// Zone rules read once: a search applies policies by the thousand.
enum Zones {
    static let known: [String: ZoneRules] = ["Asia/Tokyo": Sample.zone("Asia/Tokyo"), "UTC": .utc]
}
