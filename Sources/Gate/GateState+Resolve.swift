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
        if own > .zero { books.post(ownOverrun: own, of: payment, at: time) }
        release(&group, payment, keeping: kept)
        books.change(own: payment, to: min(cost, payment.charge))
        for id in group.open where id != payment.id {
            guard let other = open[id] else { continue }
            books.change(own: other, to: .zero)
            end(id, as: .voided, at: lastTime)
        }
        let overrun = cost.subtracting(group.amount)
        if overrun > .zero { books.post(overrun: overrun, of: payment, at: time) }
        close(group, payment, as: .settled)
    }

    /// A payment can never land: what it alone held is given back, draws in reverse.
    mutating func void(_ payment: PaymentRecord) {
        guard var group = groups[payment.group] else { return }
        let others = group.open.filter { $0 != payment.id }
        let dearest = others.compactMap { open[$0]?.charge }.max() ?? .zero
        release(&group, payment, keeping: max(group.floor, dearest))
        books.change(own: payment, to: .zero)
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
        books.release(group, payment, keeping: amount, draws)
        group.amount = amount
        group.draws = draws
    }

    /// Notes how a payment ended, by the entry of that time: ledger time, where one is being folded.
    mutating func end(_ id: PaymentID, as status: PaymentStatus, at time: Moment?) {
        open[id] = nil
        past.add(id, status, at: time ?? Moment(nanoseconds: 0))
    }

    /// Takes one payment out of a group that others may stay in.
    private mutating func leave(
        _ group: inout SignatureGroup, _ payment: PaymentRecord, as status: PaymentStatus
    ) {
        group.leave(payment.id)
        end(payment.id, as: status, at: lastTime)
        guard group.isEmpty else {
            groups[payment.group] = group
            return
        }
        dissolve(group, payment)
    }

    private mutating func close(
        _ group: SignatureGroup, _ payment: PaymentRecord, as status: PaymentStatus
    ) {
        end(payment.id, as: status, at: lastTime)
        dissolve(group, payment)
    }

    /// Nothing of the group can land any more: what it still holds is spent, and no longer exposed.
    private mutating func dissolve(_ group: SignatureGroup, _ payment: PaymentRecord) {
        books.dissolve(group, payment)
        groups[payment.group] = nil
    }
}
