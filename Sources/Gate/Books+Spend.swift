import Terms

extension Books {
    /// Posts a signature to the three scopes above it, and to the log.
    ///
    /// The rules refused what does not fit, and replay checks before it posts.
    mutating func spend(_ spend: Spend, _ places: ScopePlaces) {
        log.append(
            ChargeKind(
                agent: UInt32(places.own), project: UInt32(places.shared), asset: spend.tag.asset,
                wallet: spend.tag.wallet, part: .payment),
            spend.charge, payee: spend.tag.payee, at: spend.time)
        post(spend, at: places.own)
        post(spend, at: places.shared)
        post(spend, at: Books.vault)
        draw(spend.draws.reserve, \.reserve, spend, at: places.shared)
        draw(spend.draws.emergency, \.emergency, spend, at: places.shared)
    }

    private mutating func post(_ spend: Spend, at place: Int) {
        totals[place].post(spend)
        let exposed = exposed[place].subtracting(spend.oldAmount)
        self.exposed[place] = exposed.adding(spend.together) ?? .most
        if !parts[place].asked.isEmpty { parts[place].spend(spend) }
    }

    /// Posts what came from a project's pool.
    private mutating func draw(
        _ amount: Money, _ pool: WritableKeyPath<PoolBooks, Book>, _ spend: Spend, at place: Int
    ) {
        if let old = spend.oldTime { pools[place][keyPath: pool].change(at: old, to: .zero) }
        if amount > .zero { pools[place][keyPath: pool].post(amount, at: spend.time) }
    }

    /// Lowers what a group holds to `amount`, and what it drew to `draws`.
    mutating func release(
        _ group: SignatureGroup, _ payment: PaymentRecord, keeping amount: Money, _ draws: Draws
    ) {
        let places = places(of: payment)
        for place in places {
            totals[place].change(at: group.time, to: amount)
            for subject in [Subject.asset(payment.asset), .wallet(payment.wallet)] {
                parts[place].change(subject) { $0.change(at: group.time, to: amount) }
            }
            exposed[place] = exposed[place].subtracting(group.amount.subtracting(amount))
        }
        pools[places[1]].reserve.change(at: group.time, to: draws.reserve)
        pools[places[1]].emergency.change(at: group.time, to: draws.emergency)
    }

    /// What a group still holds is spent, and no longer exposed.
    mutating func dissolve(_ group: SignatureGroup, _ payment: PaymentRecord) {
        for place in places(of: payment) {
            exposed[place] = exposed[place].subtracting(group.amount)
        }
    }

    /// Changes what a payment alone holds: with its payee, and among what went to new ones.
    mutating func change(own payment: PaymentRecord, to amount: Money) {
        log.change(at: payment.time, to: amount)
        for place in places(of: payment) {
            for subject in [Subject.payee(payee(of: payment)), .newPayees] {
                parts[place].change(subject) { $0.change(at: payment.time, to: amount) }
            }
        }
    }

    /// Posts what a group cost above what it held.
    mutating func post(overrun: Money, of payment: PaymentRecord, at time: Moment) {
        log.append(
            kind(.overrun, of: payment), overrun, payee: payment.payeeNumber, at: time)
        for place in places(of: payment) {
            totals[place].post(overrun, at: time)
            for subject in [Subject.asset(payment.asset), .wallet(payment.wallet)] {
                parts[place].change(subject) { $0.post(overrun, at: time) }
            }
        }
    }

    /// Posts what a payment cost above its own worst case: with its payee it counts by itself, so there it
    /// may overrun what its group holds.
    mutating func post(ownOverrun overrun: Money, of payment: PaymentRecord, at time: Moment) {
        log.append(
            kind(.ownOverrun, of: payment), overrun, payee: payment.payeeNumber, at: time,
            of: payment.time)
        for place in places(of: payment) {
            parts[place].change(.payee(payee(of: payment))) { $0.post(overrun, at: time) }
            parts[place].change(.newPayees) { book in
                if book.amount(at: payment.time) > .zero { book.post(overrun, at: time) }
            }
        }
    }

    /// Whom a payment pays, whose number it keeps.
    func payee(of payment: PaymentRecord) -> Account {
        log.payees.names[Int(payment.payeeNumber)]
    }

    /// Where the books of the scopes above a payment lie: its agent's, its project's and the vault's.
    mutating func places(of payment: PaymentRecord) -> [Int] {
        [place(of: .agent(payment.agent)), place(of: .project(payment.project)), Books.vault]
    }

    private mutating func kind(
        _ part: ChargeKind.Part, of payment: PaymentRecord
    ) -> ChargeKind {
        let places = places(of: payment)
        let tag = log.tag(payment.asset, payment.wallet, payee(of: payment))
        return ChargeKind(
            agent: UInt32(places[0]), project: UInt32(places[1]), asset: tag.asset,
            wallet: tag.wallet, part: part)
    }
}
