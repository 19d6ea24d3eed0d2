import Gate
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
}
