import Gate
import JSON
import Terms

extension Judge {
    /// Hears that a payment is signed: that it may be, what it costs, and what that leaves.
    func sign(
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
    func join(
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
        try checkSingly(charter, index, after)
    }

    /// Holds a signed decision to what is counted payment by payment, whatever can't land together.
    private func checkSingly(
        _ charter: Charter, _ index: Int, _ book: Casebook
    ) throws(Finding) {
        guard let window = book.announced[.project(Sample.game)]?.window else { return }
        let signed = book.cases.indices.filter { book.cases[$0].wasSigned }
        let here = signed.filter { lies(in: window)(book.cases[$0].turn) }
        guard here.count <= charter.payments ?? .max else {
            throw Finding("I1", "\(index) is payment \(here.count) of a window")
        }
        for (_, isTo) in payees where isTo(index) {
            let paid = here.filter(isTo).reduce(0) { $0 + book.cases[$1].paid }
            let more = signed.filter { isTo($0) && lies(in: window)(book.cases[$0].seen) }
                .reduce(0) { $0 + book.cases[$1].paidMore }
            guard paid + more <= charter.payee ?? .max else {
                throw Finding("I1", "\(index) brings what its payee gets to \(paid + more)")
            }
        }
    }
}
