import Chains
import Terms

@testable import Gate

extension Judge {
    /// Holds the gate's state after an entry to the judge's own sums.
    func compare(_ state: GateState, _ book: Casebook) throws(Finding) {
        for scope in Judge.scopes { try compare(scope, state, book) }
        for (index, one) in book.cases.enumerated() {
            let status = state.status(of: scenario.asks[index].payment)
            guard status == one.standing.status else {
                throw Finding(
                    "I4",
                    "\(index) is \(one.standing), the gate has it as "
                        + (status?.rawValue ?? "nothing"))
            }
        }
        if scenario.charters[book.charter].emergency > 0, book.granted < 0 {
            throw Finding("I2", "more was drawn of the emergency pool than anyone gave leave for")
        }
    }

    private func compare(
        _ scope: ScopeName, _ state: GateState, _ book: Casebook
    ) throws(Finding) {
        let books = { (subject: Subject, window: Window) in
            state.books.committed(scope, subject, in: window)
        }
        let isMine = { bears(scope, $0) }
        for turn in scenario.clocks.indices {
            let segment = scenario.segment(turn)
            let now = { $0 == turn }
            let sum = book.committed(at: now, isMine)
            try same(sum, books(.all, segment), "I5", "\(scope.text), turn \(turn)")
            for (subject, filter) in parts {
                let part = book.committed(at: now) { isMine($0) && filter($0) }
                try same(
                    part, books(subject, segment), "I5",
                    "\(subject.text ?? "") of \(scope.text), turn \(turn)")
            }
            try compareSingly(scope, books, book, turn)
            guard case .project = scope else { continue }
            var drawn: [Int64] = [0, 0, 0]
            for group in book.groups(at: now, isMine) {
                drawn = zip(drawn, book.draws(group)).map { $0 + $1 }
            }
            try same(drawn[1], books(.reserve, segment), "I6", "the reserve")
            try same(
                drawn[2], books(.emergency, segment), "I6", "the emergency pool")
        }
        try same(
            book.exposed(isMine), state.books.exposed(scope), "I5", "the exposure of \(scope.text)")
    }

    /// What is counted payment by payment, whatever cannot land together.
    private func compareSingly(
        _ scope: ScopeName, _ books: (Subject, Window) -> Money, _ book: Casebook,
        _ turn: Int
    ) throws(Finding) {
        let segment = scenario.segment(turn)
        let mine = book.cases.indices.filter { bears(scope, $0) && book.cases[$0].wasSigned }
        let here = mine.filter { book.cases[$0].turn == turn }
        let count = Int64(here.count) * Charter.cad
        try same(count, books(.payments, segment), "I5", "payments of \(scope.text)")
        for (payee, isTo) in payees {
            let paid = here.filter(isTo).reduce(0) { $0 + book.cases[$1].paid }
            let more = mine.filter { isTo($0) && book.cases[$0].seen == turn }
                .reduce(0) { $0 + book.cases[$1].paidMore }
            try same(
                paid + more, books(payee, segment), "I5",
                "a payee of \(scope.text)")
        }
    }

    private func same(
        _ mine: Int64, _ theirs: Money, _ rule: String, _ what: String
    ) throws(Finding) {
        guard mine == theirs.nanos else {
            throw Finding(
                rule, "\(what) comes to \(mine), the gate's books say \(theirs.nanos)")
        }
    }
}

extension Case.Standing {
    /// The gate's word for it, once a decision has been made.
    var status: PaymentStatus? {
        switch self {
        case .unasked: nil
        case .waiting, .approved: .pending
        case .denied: .refused
        case .expired: .expired
        // The gate keeps nothing of what it refused at once: the index does.
        case .refused: nil
        case .signed: .signed
        case .settled: .settled
        case .voided: .voided
        case .writtenOff: .writtenOff
        }
    }
}
