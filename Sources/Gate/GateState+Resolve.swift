import Terms

extension GateState {
    /// A payment landed: its group costs what it cost, and the others of the group can land no more.
    ///
    /// What was charged too much is given back where it was taken, draws in reverse; what landed for more than
    /// was held is an overrun, posted now to every scope, whatever their limits say.
    mutating func settle(_ payment: PaymentRecord, cost: Money, at time: Moment) {
        guard var group = groups[payment.group] else { return }
        let kept = max(group.floor, min(cost, group.amount))
        let own = cost.subtracting(payment.charge)
        if own > .zero { post(ownOverrun: own, of: payment, at: time) }
        release(&group, payment, keeping: kept)
        changeOwn(payment, to: min(cost, payment.charge))
        for id in group.open where id != payment.id {
            guard let other = open[id] else { continue }
            changeOwn(other, to: .zero)
            open[id] = nil
            past[id] = .voided
        }
        let overrun = cost.subtracting(group.amount)
        if overrun > .zero { post(overrun: overrun, of: payment, at: time) }
        close(group, payment, as: .settled)
    }

    /// A payment can never land: what it alone held is given back, draws in reverse.
    mutating func void(_ payment: PaymentRecord) {
        guard var group = groups[payment.group] else { return }
        let others = group.open.filter { $0 != payment.id }
        let dearest = others.compactMap { open[$0]?.charge }.max() ?? .zero
        release(&group, payment, keeping: max(group.floor, dearest))
        changeOwn(payment, to: .zero)
        leave(&group, payment, as: .voided)
    }

    /// An admin gives up on learning what became of a payment: it stays spent.
    mutating func writeOff(_ payment: PaymentRecord) {
        guard var group = groups[payment.group] else { return }
        group.floor = max(group.floor, payment.charge)
        leave(&group, payment, as: .writtenOff)
    }

    /// Lowers what the group holds in the shared books of every scope.
    private mutating func release(
        _ group: inout SignatureGroup, _ payment: PaymentRecord, keeping amount: Money
    ) {
        guard amount < group.amount else { return }
        let draws = group.draws.keeping(amount)
        for scope in scopes(of: payment) {
            let place = books.place(of: scope)
            for subject in [Subject.all, .asset(payment.asset), .wallet(payment.wallet)] {
                books[place].change(subject, at: group.time, to: amount)
            }
            let released = group.amount.subtracting(amount)
            books[place].exposed = books[place].exposed.subtracting(released)
            if case .project = scope {
                books[place].change(.reserve, at: group.time, to: draws.reserve)
                books[place].change(.emergency, at: group.time, to: draws.emergency)
            }
        }
        group.amount = amount
        group.draws = draws
    }

    /// Changes what a payment alone holds: with its payee, and among what went to new ones.
    private mutating func changeOwn(_ payment: PaymentRecord, to amount: Money) {
        for scope in scopes(of: payment) {
            let place = books.place(of: scope)
            books[place].change(.payee(payment.payee), at: payment.time, to: amount)
            books[place].change(.newPayees, at: payment.time, to: amount)
        }
    }

    private mutating func post(overrun: Money, of payment: PaymentRecord, at time: Moment) {
        for scope in scopes(of: payment) {
            let place = books.place(of: scope)
            for subject in [Subject.all, .asset(payment.asset), .wallet(payment.wallet)] {
                books[place].post(overrun, to: subject, at: time)
            }
        }
    }

    /// With its payee a payment counts by itself, so there it may overrun what its group holds.
    private mutating func post(
        ownOverrun overrun: Money, of payment: PaymentRecord, at time: Moment
    ) {
        for scope in scopes(of: payment) {
            let place = books.place(of: scope)
            let wasNew = books[place].amount(.newPayees, at: payment.time) > .zero
            books[place].post(overrun, to: .payee(payment.payee), at: time)
            if wasNew { books[place].post(overrun, to: .newPayees, at: time) }
        }
    }

    /// Takes one payment out of a group that others may stay in.
    private mutating func leave(
        _ group: inout SignatureGroup, _ payment: PaymentRecord, as status: PaymentStatus
    ) {
        group.open.removeAll { $0 == payment.id }
        open[payment.id] = nil
        past[payment.id] = status
        guard group.open.isEmpty else {
            groups[payment.group] = group
            return
        }
        dissolve(group, payment)
    }

    private mutating func close(
        _ group: SignatureGroup, _ payment: PaymentRecord, as status: PaymentStatus
    ) {
        open[payment.id] = nil
        past[payment.id] = status
        dissolve(group, payment)
    }

    /// Nothing of the group can land any more: what it still holds is spent, and no longer exposed.
    private mutating func dissolve(_ group: SignatureGroup, _ payment: PaymentRecord) {
        for scope in scopes(of: payment) {
            let place = books.place(of: scope)
            books[place].exposed = books[place].exposed.subtracting(group.amount)
        }
        groups[payment.group] = nil
    }

    func scopes(of payment: PaymentRecord) -> [ScopeName] {
        [.agent(payment.agent), .project(payment.project), .vault]
    }
}
