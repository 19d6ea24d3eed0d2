import Gate
import Terms

extension Judge {
    /// Hears an event that the gate took; says the first thing wrong with that.
    func hear(_ move: Move, at turn: Int, _ book: inout Casebook) throws(Finding) {
        switch move {
        case .ask: break
        case .settle(let index, let cost):
            try resolve(index, book)
            settle(index, cost, at: turn, &book)
        case .void(let index, _), .timeout(let index): try void(index, &book)
        case .writeOff(let index):
            try resolve(index, book)
            book.cases[index].standing = .writtenOff
        case .approve(let index):
            guard book.cases[index].standing == .waiting, !isLate(index, at: turn, book) else {
                throw Finding("approval", "\(index) is approved and did not wait, or no longer")
            }
            book.cases[index].standing = .approved
        case .approveBlindly(let index):
            throw Finding("approval", "\(index) is approved by another digest than its own")
        case .deny(let index): try end(index, as: .denied, &book)
        case .expire(let index):
            // Whoever lets a signature expire says that it is dead; the world will tell.
            if book.cases[index].isOpen { return try void(index, &book) }
            guard isLate(index, at: turn, book) else {
                throw Finding("approval", "\(index) expires before its time")
            }
            try end(index, as: .expired, &book)
        case .freeze(let stop): book.stopped.insert(stop)
        case .thaw(let stop): book.stopped.remove(stop)
        case .policy(let index): book.charter = index
        case .rate(let index): book.price = index
        case .grant:
            book.granted = scenario.charters[book.charter].emergency
            book.grantedAt = turn
        case .acknowledge: book.acknowledged = scenario.jumps.contains(turn)
        }
    }

    /// What is settled, voided or given up was signed, and nothing was said of it before.
    private func resolve(_ index: Int, _ book: Casebook) throws(Finding) {
        let standing = book.cases[index].standing
        guard standing == .signed else {
            throw Finding("I4", "\(index) is resolved, and it was \(standing) already")
        }
    }

    private func void(_ index: Int, _ book: inout Casebook) throws(Finding) {
        try resolve(index, book)
        book.cases[index].standing = .voided
        book.cases[index].paid = 0
    }

    private func end(
        _ index: Int, as standing: Case.Standing, _ book: inout Casebook
    ) throws(Finding) {
        guard [.waiting, .approved].contains(book.cases[index].standing) else {
            throw Finding("I4", "\(index) is \(standing), and it did not wait")
        }
        book.cases[index].standing = standing
    }

    private func isLate(_ index: Int, at turn: Int, _ book: Casebook) -> Bool {
        scenario.second(turn) >= book.cases[index].until
    }

    private func settle(_ index: Int, _ cost: Move.Cost, at turn: Int, _ book: inout Casebook) {
        let actual = value(scenario.asks[index].spent(cost), of: index, book.cases[index].price)
        let group = book.cases[index].group
        let held = book.held(group)
        for other in book.cases.indices
        where other != index && book.cases[other].isOpen && book.cases[other].group == group {
            book.cases[other].standing = .voided
            book.cases[other].paid = 0
        }
        book.cases[index].standing = .settled
        book.cases[index].kept = min(actual, held)
        book.cases[index].overrun = max(0, actual - held)
        book.cases[index].seen = turn
        book.cases[index].paid = min(actual, book.cases[index].charge)
        book.cases[index].paidMore = actual - book.cases[index].paid
    }
}
