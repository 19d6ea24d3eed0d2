import Chains
import Terms

/// Making the books of parts of a scope from the log of charges: what they would be, had they been kept all
/// along.
extension Books {
    /// Keeps books of what a policy limits, and of nothing else.
    mutating func keep(_ policy: BudgetPolicy) {
        var asked = [Books.vault: AskedSubjects(policy.vault?.bounds)]
        // In order, so that a state comes to the same however its policy was gathered.
        for (name, project) in policy.projects.sorted(by: { $0.key < $1.key }) {
            asked[place(of: .project(name))] = AskedSubjects(project.bounds)
            for (agent, budget) in project.agents.sorted(by: { $0.key < $1.key }) {
                let place = place(of: .agent(agent))
                asked[place] = AskedSubjects(budget.bounds)
                recent[place].look(for: budget.duplicates)
            }
        }
        for place in parts.indices {
            let asked = asked[place] ?? AskedSubjects()
            guard asked != parts[place].asked else { continue }
            parts[place] = PartBooks(
                asked, made(asked, at: place),
                firstPaid: asked.newPayees ? firstPaid(at: place) : [:])
        }
    }

    /// The book of one subject of the scope at `place`.
    func made(_ subject: Subject, at place: Int) -> Book {
        switch subject {
        // Every scope keeps these.
        case .all, .reserve, .emergency: return Book()
        case .asset(let id):
            guard let asset = log.assets.known(id) else { return Book() }
            return shared(at: place) { $0.asset == asset }
        case .wallet(let name):
            guard let wallet = log.wallets.known(name) else { return Book() }
            return shared(at: place) { $0.wallet == wallet }
        case .payee(let account):
            guard let payee = log.payees.known(account) else { return Book() }
            return own(lines(at: place).filter { $0.payee == payee })
        case .newPayees: return own(newPayees(at: place))
        case .payments:
            var book = Book()
            for line in payments(at: place) {
                book.post(Money(units: 1), at: line.time)
            }
            return book
        }
    }

    /// The books of all that is asked about the scope at `place`.
    func made(_ asked: AskedSubjects, at place: Int) -> [Subject: Book] {
        var subjects: [Subject] =
            asked.assets.map { .asset($0) } + asked.wallets.map { .wallet($0) }
        if asked.newPayees { subjects.append(.newPayees) }
        if asked.payments { subjects.append(.payments) }
        var books = Dictionary(uniqueKeysWithValues: subjects.map { ($0, made($0, at: place)) })
        guard asked.payees else { return books }
        let names = log.payees.names
        for (payee, lines) in Dictionary(grouping: lines(at: place), by: \.payee) {
            books[.payee(names[Int(payee)])] = own(lines)
        }
        return books
    }

    /// When the scope at `place` first paid each account.
    func firstPaid(at place: Int) -> [Account: Moment] {
        let names = log.payees.names
        var first: [Account: Moment] = [:]
        for (payee, time) in forgottenFirsts(at: place) { first[names[Int(payee)]] = time }
        for line in payments(at: place) {
            let account = names[Int(line.payee)]
            first[account] = min(first[account] ?? line.time, line.time)
        }
        return first
    }

    private func forgottenFirsts(at place: Int) -> [UInt32: Moment] {
        log.firsts[UInt32(place)] ?? [:]
    }

    private func lines(at place: Int) -> [ChargeLine] {
        log.lines { $0.isOf(place) }
    }

    private func payments(at place: Int) -> [ChargeLine] {
        log.lines { $0.isOf(place) && $0.part == .payment }
    }

    /// What counts once for signatures that cannot both land: a part of the scope's own book.
    private func shared(at place: Int, _ isMine: (ChargeKind) -> Bool) -> Book {
        let mine = log.lines { $0.isOf(place) && $0.part != .ownOverrun && isMine($0) }
        return totals[place].part(at: mine.map(\.time))
    }

    /// What counts payment by payment.
    private func own(_ lines: [ChargeLine]) -> Book {
        var book = Book()
        for line in lines where log.kind(of: line).part != .overrun {
            book.post(line.charged, at: line.time)
            book.change(at: line.time, to: line.own)
        }
        return book
    }

    /// What went to accounts that were new then, and what such a payment cost above its worst case.
    private func newPayees(at place: Int) -> [ChargeLine] {
        var first = forgottenFirsts(at: place)
        var new: Set<Moment> = []
        return lines(at: place).filter { line in
            switch log.kind(of: line).part {
            case .payment:
                let isNew = Subject.isNew(firstPaid: first[line.payee], at: line.time)
                first[line.payee] = min(first[line.payee] ?? line.time, line.time)
                if isNew, line.charged > .zero { new.insert(line.time) }
                return isNew
            case .overrun: return false
            case .ownOverrun: return log.origins[line.time].map(new.contains) ?? false
            }
        }
    }
}
