internal import Foundation
internal import Synchronization
public import Terms

/// The tz database this process was built with, as values that pure code can keep.
///
/// The one place that asks Foundation for zones: FoundationEssentials knows none and answers in GMT
/// without saying so.
public enum ZoneDatabase {
    private static let cache = Mutex<[String: ZoneRules]>([:])
    // What is a place. Abbreviations (EST, MST7MDT) and fixed offsets (Etc/GMT+3, whose sign reads
    // backwards) are no places: they never follow the law of one.
    private static let areas: Set<Substring> = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
        "Indian", "Pacific",
    ]
    // Rules are kept from 1970 up to 2100; after that the last offset stays.
    private static let lastSecond: Int64 = 4_102_444_800

    /// The version of the tz database, `2025b`.
    public static var version: String { TimeZone.timeZoneDataVersion }

    /// The rules of an IANA zone, `Area/Location` or `UTC`; nil for any other text.
    public static func rules(for identifier: String) -> ZoneRules? {
        // UTC depends on no database, so a policy in UTC has one hash under every version of it.
        if identifier == "UTC" { return .utc }
        guard isPlace(identifier) else { return nil }
        if let known = cache.withLock({ $0[identifier] }) { return known }
        guard let rules = read(identifier) else { return nil }
        cache.withLock { $0[identifier] = rules }
        return rules
    }

    private static func isPlace(_ identifier: String) -> Bool {
        let parts = identifier.split(separator: "/", omittingEmptySubsequences: false)
        guard identifier.utf8.count <= 64, (2...3).contains(parts.count), areas.contains(parts[0])
        else { return false }
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func read(_ identifier: String) -> ZoneRules? {
        // Foundation folds some texts into another zone; only the zone that was named will do.
        guard let zone = TimeZone(identifier: identifier), zone.identifier == identifier else {
            return nil
        }
        var instant = Date(timeIntervalSince1970: 0)
        let first = Int64(zone.secondsFromGMT(for: instant))
        var offset = first
        var transitions: [ZoneRules.Transition] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: instant), next > instant {
            let second = Int64(next.timeIntervalSince1970.rounded())
            guard second < lastSecond else { break }
            let changed = Int64(zone.secondsFromGMT(for: next))
            // A change of name or of law that leaves the clock alone is none: it would split an
            // hour.
            if changed != offset { transitions.append(.init(second: second, offset: changed)) }
            offset = changed
            instant = next
        }
        return ZoneRules(
            identifier: identifier, version: version, firstOffset: first, transitions: transitions)
    }
}
