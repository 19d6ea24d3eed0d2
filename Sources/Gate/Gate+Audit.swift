import Terms

extension Gate {
    /// Replays an entry as ``replay(_:zones:)`` does, without a time zone database, and says what it
    /// came to.
    ///
    /// Zones are known by name alone, which is enough: a decision's entry has the bounds of every
    /// window it counts over, and names the rule where it was outside the hours; what is carried over
    /// and what a frozen window keeps follows from earlier entries. So every amount is compared, and
    /// two things are the entry's word: the bounds of a window that it was the first to use (see
    /// ``CountedWindow/isOpened``), and that a payment lay inside a policy's `hours`.
    ///
    /// A `state.snapshotted` is held to the state that the entries before it give, by its hash; `prove` may put
    /// that off.
    ///
    /// - Throws: ``EntryError`` for what ``replay(_:zones:)`` throws it for.
    package mutating func audit(_ entry: Entry) throws(EntryError) -> AuditedEntry {
        let proof = state.snapshotProof(entry)
        try proof?.check()
        return try audit(entry, read: nil)
    }

    /// Replays an entry that was read before, as ``audit(_:)`` does, but that the caller holds a snapshot to its state.
    package mutating func audit(
        _ read: ReadEntry, prove: (consuming SnapshotProof) -> Void
    ) throws(EntryError) -> AuditedEntry {
        if let proof = state.snapshotProof(read.entry) { prove(proof) }
        return try audit(read.entry, read: read.decided)
    }

    private mutating func audit(
        _ entry: Entry, read: Result<DecidedPayment.Stored, EntryError>?
    ) throws(EntryError) -> AuditedEntry {
        var outcome: PaymentStatus?
        var counted: [CountedWindow] = []
        let overrun = overrun(in: entry)
        try replay(entry, read: read, zones: Gate.namedOnly) { state, decided, judgement in
            outcome = decided.outcome.status
            // What is logged: a decision that does not sign charges nothing.
            let postings =
                judgement.isSigned ? judgement.postings : judgement.postings.map(\.uncharged)
            counted = zip(judgement.lines, postings).map { line, posting in
                let live = state.books.live(line)
                return CountedWindow(
                    posting: posting, span: line.limit.per.span,
                    isOpened: LiveWindow.opens(line, at: entry.time, live: live))
            }
        }
        return AuditedEntry(outcome: outcome, counted: counted, overrun: overrun)
    }

    private static func namedOnly(_ name: String) -> ZoneRules? {
        ZoneRules(identifier: name, version: "", firstOffset: 0, transitions: [])
    }

    /// Before the settlement is folded: after it nothing knows the payment's prices any more.
    private func overrun(in entry: Entry) -> AuditedEntry.Overrun? {
        guard entry.kind == Event.Kind.paymentSettled.rawValue,
            let payment = try? state.landed(entry.body),
            let cost = try? state.cost(entry.body, of: payment), cost > payment.charge
        else { return nil }
        return AuditedEntry.Overrun(
            payment: payment.id, amount: cost.subtracting(payment.charge))
    }
}

extension DecidedPayment.Outcome {
    fileprivate var status: PaymentStatus {
        switch self {
        case .signed: .signed
        case .refused: .refused
        case .pending: .pending
        }
    }
}
