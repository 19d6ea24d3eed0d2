import Terms

extension GateState {
    /// What `line` has committed now and would have after a charge.
    ///
    /// - Parameters:
    ///   - charge: the payment's own worst case; nil where nothing is known to charge.
    ///   - group: the signatures it replaces, which cannot land together with it.
    ///   - window: the window where it is known, as replay knows it; nil to count it from the calendar.
    func count(
        _ line: LimitLine, _ charge: Money?, replacing group: SignatureGroup?, at now: Moment,
        over known: Window?
    ) -> Posting {
        let live = books.live(line)
        let window = known ?? LiveWindow.window(of: line, at: now, live: live)
        let carried = carried(into: window, line, live, at: now)
        let before = books.committed(line, in: window)
        var after = before
        if let charge {
            let amount = line.subject == .payments ? Money(units: 1) : charge
            if line.subject.netsReplacements, let group {
                // At most one of them lands: the dearest is held, once.
                let held = window.contains(group.time) ? group.amount : .zero
                after = before.subtracting(held).adding(max(group.amount, amount)) ?? .most
            } else {
                after = before.adding(amount) ?? .most
            }
        }
        return Posting(
            line: line, window: window,
            limit: line.limit.amount.adding(carried) ?? .most, carried: carried, before: before,
            charge: after.subtracting(before), after: after)
    }

    /// What a window may spend on top, frozen when it opens: what the one before it never had committed.
    ///
    /// The strict reading: only a limit that was in use under the same span and zone carries anything,
    /// nothing that was given back is carried, and nothing that was itself carried. Asks no calendar, so that
    /// replay comes to the same whatever has become of the zone since.
    private func carried(
        into window: Window, _ line: LimitLine, _ live: LiveWindow?,
        at now: Moment
    ) -> Money {
        guard let most = line.limit.carryOver, let live else { return .zero }
        if now < live.window.end { return min(live.carried, most) }
        guard live.isOf(line), live.window.end <= window.start else { return .zero }
        // Where windows went by unused, all that lies between counts as spent in the one before.
        let previous =
            live.window.end == window.start
            ? live.window : Window(start: live.window.end, end: window.start)
        // Nor is anything of a window of which entries may be lost, or charges are forgotten.
        guard !isInDoubt(previous), books.remembers(previous) else { return .zero }
        let spent = books.posted(line.scope, line.subject, in: previous)
        return min(most, min(live.amount, line.limit.amount).subtracting(spent))
    }

    /// Freezes the windows that a decision used.
    mutating func freeze(_ lines: [LimitLine], _ postings: [Posting], at time: Moment) {
        for (line, posting) in zip(lines, postings) {
            let live = books.live(line)
            // A jump that waits keeps windows shut: what is refused for it must not freeze one open.
            guard !(LiveWindow.opens(line, at: time, live: live) && clock.jumped) else { continue }
            let frozen = LiveWindow.frozen(line, posting, at: time, after: live)
            guard frozen != live else { continue }
            let place = books.place(of: line.scope)
            books.windows[place][line.slot] = frozen
        }
    }
}
