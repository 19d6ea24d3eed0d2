import Terms

extension Judge {
    /// Hears over which windows a decision counted: a window keeps its end, and what was carried into it.
    ///
    /// - Returns: whether it counted over one that was not announced before.
    func announce(
        _ lines: [Line], at turn: Int, _ book: inout Casebook
    ) throws(Finding) -> Bool {
        var opened = false
        let now = scenario.second(turn)
        for scope in Judge.scopes {
            guard let cap = scenario.charters[book.charter].cap(of: scope),
                let line = lines.first(where: { $0.scope == scope.text })
            else { continue }
            if var old = book.announced[scope], now < old.window.upperBound {
                let before = old
                try keep(&old, line, cap, at: now)
                if old.window != before.window {
                    // What was signed in the narrower window was held to that one.
                    book.ended.append(before)
                    old.most = 0
                }
                book.announced[scope] = old
                continue
            }
            opened = true
            let fresh = try open(line, cap, scope, at: now, book)
            // What a jump shows is refused, and stays unannounced.
            if book.hasJumped, !book.acknowledged { continue }
            if let old = book.announced[scope] { book.ended.append(old) }
            book.announced[scope] = fresh
        }
        return opened
    }

    private func keep(
        _ old: inout Announced, _ line: Line, _ cap: Charter.Cap, at now: Int64
    ) throws(Finding) {
        if old.calendar != cap.calendar {
            let fresh = cap.calendar.window(holding: now)
            let start = min(old.window.lowerBound, fresh.lowerBound)
            old.window = start..<old.window.upperBound
        }
        guard line.window == old.window else {
            throw Finding(
                "I12", "\(line.scope) counts over \(line.window), and \(old.window) has not ended")
        }
        let carried = cap.carry.map { min($0, old.carried) } ?? 0
        guard line.carried == carried else {
            throw Finding(
                "I1",
                "\(line.carried) is carried into \(line.scope), and it was \(carried) when the "
                    + "window opened")
        }
    }

    private func open(
        _ line: Line, _ cap: Charter.Cap, _ scope: ScopeName, at now: Int64, _ book: Casebook
    ) throws(Finding) -> Announced {
        let window = cap.calendar.window(holding: now)
        let old = book.announced[scope]
        // Where policy changed the window's kind, what was counted in the old one counts again.
        let isWhole = old.map { cap.calendar.window(holding: $0.window.lowerBound) == $0.window }
        let follows = old.map { $0.window.upperBound <= window.lowerBound } ?? true
        guard line.window == window, follows || isWhole == false else {
            throw Finding("I12", "\(line.scope) opens \(line.window), the calendar has \(window)")
        }
        var most: Int64 = 0
        if let carry = cap.carry, let old, old.calendar == cap.calendar {
            // Whatever may still land of the window before is not left over.
            let before = cap.calendar.window(holding: window.lowerBound - 1)
            let unused = min(old.amount, cap.amount) - committed(book, scope, before)
            most = max(0, min(carry, unused))
        }
        guard line.carried <= most else {
            throw Finding(
                "I1", "\(line.carried) is carried into \(line.scope), and \(most) was left over")
        }
        return Announced(
            scope: scope, window: window, calendar: cap.calendar, amount: cap.amount,
            carried: line.carried, most: 0)
    }
}
