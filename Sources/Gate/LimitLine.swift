import Terms

/// One limit that a payment is counted against: whose, what of it, how much, and over which windows.
struct LimitLine: Hashable, Sendable {
    /// What keeps a line's frozen window apart from the scope's others.
    ///
    /// The first limit of a scope has a slot whatever its window, so that changing the window refills
    /// nothing; further ones are told apart by theirs.
    struct Slot: Hashable, Sendable {
        let subject: Subject
        let recurrence: Recurrence?
    }

    let scope: ScopeName
    let subject: Subject
    let limit: Limit
    let zone: ZoneRules
    let slot: Slot

    /// The first limit of a scope.
    init(first limit: Limit, of scope: ScopeName, zone: ZoneRules) {
        self.scope = scope
        self.limit = limit
        self.zone = zone
        subject = .all
        slot = Slot(subject: .all, recurrence: nil)
    }

    /// A further limit.
    init(_ limit: Limit, on subject: Subject, of scope: ScopeName, zone: ZoneRules) {
        self.scope = scope
        self.subject = subject
        self.limit = limit
        self.zone = zone
        slot = Slot(subject: subject, recurrence: limit.per)
    }

    /// Whether it is the scope's first.
    var isFirst: Bool { slot.recurrence == nil }
}
