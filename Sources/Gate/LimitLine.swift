import Terms

/// One limit that a payment is counted against: whose, what of it, how much, and over which windows.
///
/// Shared: those of a policy are made once, and handed from rule to rule.
final class LimitLine: Hashable, Sendable {
    /// What keeps a line's frozen window apart from the scope's others.
    ///
    /// A limit that is its scope's only one on a subject has a slot whatever its window, so that changing the
    /// window refills nothing. Of lists each has a span's: there another reset time refills nothing.
    struct Slot: Hashable, Sendable {
        let subject: Subject
        /// The span, whatever it starts with; nil for an only one.
        let span: Int64?
        /// How many of that span stand before it in its list.
        let rank: Int

        /// That of a scope's first limit.
        static let first = Slot(subject: .all, span: nil, rank: 0)

        /// Whether it is that of the scope's first limit.
        var isFirst: Bool { span == nil && subject == .all }
    }

    let scope: ScopeName
    let subject: Subject
    let limit: Limit
    let zone: ZoneRules
    let slot: Slot
    /// Where its scope's books lie, where that is known.
    let place: Int?

    /// The first limit of a scope.
    convenience init(
        first limit: Limit, of scope: ScopeName, zone: ZoneRules, place: Int? = nil
    ) {
        self.init(limit, .all, scope, zone, .first, place)
    }

    /// The only further limit on a subject.
    convenience init(
        _ limit: Limit, on subject: Subject, of scope: ScopeName, zone: ZoneRules
    ) {
        self.init(limit, subject, scope, zone, Slot(subject: subject, span: nil, rank: 0), nil)
    }

    private init(
        _ limit: Limit, _ subject: Subject, _ scope: ScopeName, _ zone: ZoneRules, _ slot: Slot,
        _ place: Int?
    ) {
        self.scope = scope
        self.subject = subject
        self.limit = limit
        self.zone = zone
        self.slot = slot
        self.place = place
    }

    /// A list of further limits, in its order.
    static func list(
        _ limits: [Limit], on subject: Subject, of scope: ScopeName, zone: ZoneRules
    ) -> [LimitLine] {
        var lines: [LimitLine] = []
        lines.reserveCapacity(limits.count)
        for limit in limits {
            let span = limit.per.kind
            // Lists are in the order of their windows, so those of one span stand together.
            let rank = lines.last.flatMap { $0.slot.span == span ? $0.slot.rank + 1 : nil } ?? 0
            lines.append(
                LimitLine(
                    limit, subject, scope, zone, Slot(subject: subject, span: span, rank: rank), nil
                ))
        }
        return lines
    }

    /// Whether it is the scope's first.
    var isFirst: Bool { slot.isFirst }

    static func == (left: LimitLine, right: LimitLine) -> Bool {
        left === right
            || left.scope == right.scope && left.slot == right.slot && left.limit == right.limit
                && left.zone == right.zone
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(scope)
        hasher.combine(slot)
    }
}
