import Chains
import Terms

/// The books of parts of a scope's charges, one asset's or one payee's, kept where the policy in force limits
/// them; any other can be made from the ``ChargeLog``.
struct PartBooks: Hashable, Sendable {
    let asked: AskedSubjects
    private var kept: [Subject: Book]
    /// When each account was first paid; kept where new payees are asked about.
    private(set) var firstPaid: [Account: Moment]

    /// None at all.
    init() { self.init(AskedSubjects(), [:], firstPaid: [:]) }

    /// Those of what is asked.
    init(_ asked: AskedSubjects, _ books: [Subject: Book], firstPaid: [Account: Moment]) {
        self.asked = asked
        kept = books
        self.firstPaid = firstPaid
    }

    /// The book of `subject`; nil where none is kept.
    subscript(subject: Subject) -> Book? {
        asked.contains(subject) ? kept[subject] ?? Book() : nil
    }

    /// Changes the book of `subject`, where one is kept.
    mutating func change(_ subject: Subject, _ change: (inout Book) -> Void) {
        guard asked.contains(subject) else { return }
        change(&kept[subject, default: Book()])
    }

    /// Lets go of the amounts before `horizon`, but of those at `kept` times.
    mutating func forget(before horizon: Moment, but kept: Set<Moment>) {
        for subject in Array(self.kept.keys) {
            self.kept[subject]?.forget(before: horizon, but: kept)
            // Books of payees are made as they are paid; the others are there as long as they are asked for.
            if case .payee = subject, self.kept[subject]?.isEmpty == true {
                self.kept[subject] = nil
            }
        }
    }

    /// Posts a signature: with those it replaces where they count once, by itself where it does not.
    mutating func spend(_ spend: Spend) {
        for subject in [Subject.asset(spend.asset), .wallet(spend.wallet)] {
            change(subject) { $0.post(spend) }
        }
        if Subject.isNew(firstPaid: firstPaid[spend.payee], at: spend.time) {
            change(.newPayees) { $0.post(spend.charge, at: spend.time) }
        }
        if asked.newPayees, firstPaid[spend.payee] == nil { firstPaid[spend.payee] = spend.time }
        change(.payee(spend.payee)) { $0.post(spend.charge, at: spend.time) }
        change(.payments) { $0.post(Money(units: 1), at: spend.time) }
    }
}

extension Book {
    /// Posts a signature with those it replaces.
    mutating func post(_ spend: Spend) {
        guard let old = spend.oldTime else { return post(spend.together, at: spend.time) }
        move(from: old, to: spend.time, as: spend.together)
    }
}
