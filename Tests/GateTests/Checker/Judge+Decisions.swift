import Gate
import JSON
import Terms

extension Judge {
    /// Hears a decision on payment `index`; says the first thing wrong with it.
    func hear(
        _ outcome: Outcome, _ entry: Entry, on index: Int, at turn: Int, _ book: inout Casebook
    ) throws(Finding) {
        let before = book.cases[index]
        let lines = Judge.lines(entry)
        if scenario.jumps.contains(turn) { book.hasJumped = true }
        let opened = try announce(lines, at: turn, &book)
        if before.isOver {
            guard !outcome.isSigned else {
                throw Finding("I8", "\(index) was refused for good, and is signed now")
            }
        }
        if let refusal = outcome.refusal {
            try refuse(index, before, by: refusal.rule, at: turn, &book)
        } else if let waiting = outcome.waiting {
            try hold(index, waiting, at: turn, &book)
        } else {
            if opened, scenario.jumps.contains(turn), !book.acknowledged {
                throw Finding("I21", "\(index) is signed in a window that a clock's jump opened")
            }
            try sign(index, before, lines, entry, at: turn, &book)
        }
    }

    /// Hears a refusal, for which there must be a cause where a limit is named.
    private func refuse(
        _ index: Int, _ before: Case, by rule: String, at turn: Int, _ book: inout Casebook
    ) throws(Finding) {
        let limits = ["agent.limit", "project.limit", "vault.limit", "exposure.limit"]
        if limits.contains(rule), bears(index, at: turn, book) {
            throw Finding("I5", "\(index) is refused by \(rule), and every limit bears it")
        }
        guard !before.wasSigned else { return }
        let waited = [.waiting, .approved].contains(before.standing)
        book.cases[index].standing = waited ? .denied : .refused
    }

    /// Whether every limit has room for a payment.
    private func bears(_ index: Int, at turn: Int, _ book: Casebook) -> Bool {
        let charter = charter(book)
        let after = join(index, charge(index, book.price), at: turn, book)
        let fits = Judge.scopes.filter { bears($0, index) }.allSatisfy { scope in
            guard let cap = charter.cap(of: scope), let window = after.announced[scope] else {
                return true
            }
            return committed(after, scope, window.window) <= cap.amount + window.carried
        }
        return fits && after.exposed({ _ in true }) <= charter.exposure ?? .max
            && supply(index, charter, book, after, at: turn).isEnough
    }

    private func hold(
        _ index: Int, _ waiting: Waiting, at turn: Int, _ book: inout Casebook
    ) throws(Finding) {
        let charge = charge(index, book.price)
        let isAsked = charter(book).approval.map { charge > $0 } ?? false
        let until = scenario.second(turn) + (isAsked ? Charter.wait : Charter.longestWait)
        guard waiting.until.seconds == until else {
            throw Finding("approval", "\(index) waits until \(waiting.until.seconds), not \(until)")
        }
        book.cases[index].standing = .waiting
        book.cases[index].until = until
        book.cases[index].charge = charge
        book.cases[index].turn = turn
    }

    private func sign(
        _ index: Int, _ before: Case, _ lines: [Line], _ entry: Entry, at turn: Int,
        _ book: inout Casebook
    ) throws(Finding) {
        guard !before.wasSigned else {
            throw Finding("I10", "\(index) is signed a second time")
        }
        guard !isStopped(book, index) else {
            throw Finding("freeze", "\(index) is signed while it is frozen")
        }
        let charter = charter(book)
        guard before.standing != .approved || scenario.second(turn) < before.until else {
            throw Finding("approval", "\(index) is signed after its approval's time")
        }
        let charge = charge(index, book.price)
        guard Judge.nanos(entry.body["charge"]) == charge else {
            throw Finding(
                "I15",
                "\(index) costs \(charge), and its entry says \(entry.body["charge"] ?? .null)")
        }
        if let above = charter.approval, charge > above, before.standing != .approved {
            throw Finding("approval", "\(index) of \(charge) is signed without an approval")
        }
        let after = join(index, charge, at: turn, book)
        try check(lines, charter, index, book, after)
        var signed = after
        signed.granted -= try draw(index, charter, entry, book, after, at: turn)
        signed.cases[index].draws = Judge.draws(entry, total: after.held(after.cases[index].group))
        book = signed
        raise(charter, index, at: turn, &book)
    }

    /// Notes what the limits of every window still running were at most when something was signed in it.
    private func raise(_ charter: Charter, _ index: Int, at turn: Int, _ book: inout Casebook) {
        for scope in Judge.scopes where bears(scope, index) {
            guard let cap = charter.cap(of: scope), let old = book.announced[scope] else {
                continue
            }
            let most = cap.amount + old.carried
            book.announced[scope]?.most = max(old.most, most)
            // One that a policy has widened since is full no sooner.
            for place in book.ended.indices
            where book.ended[place].scope == scope && lies(in: book.ended[place].window)(turn) {
                book.ended[place].most = max(book.ended[place].most, most)
            }
        }
    }

    /// Takes a signature in with those of its class that can still land.
    private func join(
        _ index: Int, _ charge: Int64, at turn: Int, _ book: Casebook
    ) -> Casebook {
        var book = book
        let mates = book.cases.indices.filter {
            book.cases[$0].isOpen && scenario.asks[$0].lot == scenario.asks[index].lot
        }
        let group = mates.first.map { book.cases[$0].group } ?? index
        for mate in book.cases.indices
        where book.cases[mate].wasSigned
            && book.cases[mate].group == group
        {
            book.cases[mate].isLast = false
        }
        book.cases[index].standing = .signed
        book.cases[index].charge = charge
        book.cases[index].price = book.price
        book.cases[index].paid = charge
        book.cases[index].turn = turn
        book.cases[index].group = group
        book.cases[index].isLast = true
        return book
    }

    /// Holds a signed decision to every limit its policy sets: what was there, what is, what may be.
    private func check(
        _ lines: [Line], _ charter: Charter, _ index: Int, _ before: Casebook, _ after: Casebook
    ) throws(Finding) {
        for scope in Judge.scopes where bears(scope, index) {
            guard let cap = charter.cap(of: scope) else { continue }
            guard let line = lines.first(where: { $0.scope == scope.text }) else {
                throw Finding("I1", "\(index) is signed and not held to the limit of \(scope.text)")
            }
            let had = committed(before, scope, line.window)
            let has = committed(after, scope, line.window)
            guard line.before == had, line.after == has else {
                throw Finding(
                    "I5",
                    "\(scope.text) had \(had) committed and has \(has) with \(index), and the entry "
                        + "says \(line.before) and \(line.after)")
            }
            let carried = after.announced[scope]?.carried ?? 0
            guard has <= cap.amount + carried, line.limit <= cap.amount + carried else {
                throw Finding(
                    "I1",
                    "\(scope.text) has \(has) committed of \(cap.amount) and \(carried) carried over"
                )
            }
        }
        if let most = charter.exposure, after.exposed({ _ in true }) > most {
            throw Finding("exposure", "\(index) brings what is out above \(most)")
        }
    }
}
