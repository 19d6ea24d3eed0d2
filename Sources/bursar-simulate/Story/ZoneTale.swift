/// A made-up time zone: which offset from UTC holds from which second on.
struct ZoneTale: Hashable, Sendable {
    /// What the policy calls it.
    let name: String
    /// Seconds that local time is ahead of UTC before the first change.
    let firstOffset: Int64
    /// The changes in order of time: the first second, since 1970, and the offset from then on.
    let changes: [Change]

    /// One change of the offset.
    struct Change: Hashable, Sendable {
        /// The first UTC second at which it holds.
        let second: Int64
        /// Seconds that local time is ahead of UTC from then on.
        let offset: Int64
    }

    /// The zones of all stories: none, summer time with skipped and repeated midnights, a quarter hour,
    /// and one that lost a day.
    ///
    /// Stories begin in October 2026 and last some weeks, so the changes lie there.
    static let all: [ZoneTale] = [
        ZoneTale(name: "UTC", firstOffset: 0, changes: []),
        ZoneTale(
            name: "Story/Summer", firstOffset: -14_400,
            changes: [
                // 2026-11-01 02:00 is 01:00 again; 2027-03-14 02:00 is skipped.
                Change(second: 1_793_512_800, offset: -18_000),
                Change(second: 1_805_007_600, offset: -14_400),
            ]),
        ZoneTale(
            name: "Story/Midnight", firstOffset: 7_200,
            changes: [
                // Midnight of 2026-10-10 comes twice, that of 2026-11-07 is skipped.
                Change(second: 1_791_583_260, offset: 3_600),
                Change(second: 1_794_006_000, offset: 7_200),
            ]),
        ZoneTale(name: "Story/Quarter", firstOffset: 20_700, changes: []),
        ZoneTale(
            name: "Story/Dateline", firstOffset: -36_000,
            // There is no 2026-10-20.
            changes: [Change(second: 1_792_490_400, offset: 50_400)]),
    ]

    /// The zone of a name; nil for none of ``all``.
    static func named(_ name: String) -> ZoneTale? { all.first { $0.name == name } }
}
