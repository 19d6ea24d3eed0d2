extension Model {
    /// What a set of rivals holds: the dearest that may still land or was given up, or what it settled at.
    func held(_ set: RivalSet) -> Int64 {
        if let settled = set.settledAt { return settled }
        var most: Int64 = 0
        for index in set.members {
            let signature = signatures[index]
            if signature.standing == .open || signature.standing == .writtenOff {
                most = max(most, signature.charge)
            }
        }
        return most
    }

    /// The dearest of a set that an admin gave up: nothing takes that back.
    func givenUp(_ set: RivalSet) -> Int64 {
        set.members.filter { signatures[$0].standing == .writtenOff }
            .map { signatures[$0].charge }.max() ?? 0
    }

    /// Whether any of a set may still land.
    func isOpen(_ set: RivalSet) -> Bool {
        set.members.contains { signatures[$0].standing == .open }
    }

    /// What a place has committed of what is `counted`, from one time up to another; at most what money
    /// counts.
    func committed(_ place: Place, _ counted: Counted, _ from: Int64, _ until: Int64) -> Int64 {
        Int64(min(sum(place, counted, from, until), 1 << 62))
    }

    /// The same, however much it is.
    func sum(_ place: Place, _ counted: Counted, _ from: Int64, _ until: Int64) -> Int128 {
        let isInside = { (time: Int64) in from <= time && time < until }
        var sum = overrun(place, counted, isInside)
        if counted.takesDearest {
            for set in rivals
            where isInside(set.time) && set.isAt(place) && set.counts(as: counted) {
                sum += Int128(held(set))
            }
        } else {
            for signature in signatures where isInside(signature.time) && signature.isAt(place) {
                sum += Int128(owned(signature, counted, place))
            }
        }
        return sum
    }

    /// What was posted there, whatever was given back or taken over by a later window since; once, what was
    /// taken over inside.
    func posted(_ place: Place, _ counted: Counted, _ from: Int64, _ until: Int64) -> Int64 {
        let isInside = { (time: Int64) in from <= time && time < until }
        var sum = overrun(place, counted, isInside)
        for (index, signature) in signatures.enumerated()
        where isInside(signature.time) && signature.isAt(place) {
            guard counted.takesDearest else {
                var asMade = signature
                asMade.own = signature.charge
                sum += Int128(owned(asMade, counted, place))
                continue
            }
            let set = rivals[signature.rivals]
            guard set.counts(as: counted) else { continue }
            // Its last share: what was given back while it stood here, and what still stood when a later rival took
            // it over, unless that is inside as well.
            let next = set.members.first { $0 > index }
            let left = signature.leftBehind ?? held(set)
            let isTakenOverInside = next.map { isInside(signatures[$0].time) } ?? false
            sum += Int128(signature.posted - left) + Int128(isTakenOverInside ? 0 : left)
        }
        return Int64(min(sum, 1 << 62))
    }

    private func overrun(_ place: Place, _ counted: Counted, _ isInside: (Int64) -> Bool)
        -> Int128
    {
        var sum: Int128 = 0
        for overrun in overruns where isInside(overrun.time) {
            let signature = signatures[overrun.signature]
            guard signature.isAt(place) else { continue }
            switch counted {
            case .all: sum += Int128(overrun.nanos)
            case .asset(let asset): sum += signature.asset == asset ? Int128(overrun.nanos) : 0
            case .wallet(let wallet):
                sum += signature.ask.body.wallet == wallet ? Int128(overrun.nanos) : 0
            case .account(let account):
                sum += signature.account == account ? Int128(overrun.ownNanos) : 0
            case .newPayees: sum += overrun.newAt.contains(place) ? Int128(overrun.ownNanos) : 0
            case .payments: break
            }
        }
        return sum
    }

    /// What a project's open windows have drawn from its reserve and its emergency pool.
    func drawn(_ project: Int, _ from: Int64, _ until: Int64) -> PoolDraws {
        var sum = PoolDraws()
        for set in rivals where set.project == project && from <= set.time && set.time < until {
            let draws = set.draws.keeping(held(set))
            sum.reserve += draws.reserve
            sum.emergency += draws.emergency
        }
        return sum
    }

    /// What is signed in a place and may still land, over all time.
    func exposed(_ place: Place) -> Int64 {
        rivals.reduce(0) { $1.isAt(place) && isOpen($1) ? $0 + held($1) : $0 }
    }

    /// Whether an account counts as new to a place: first paid less than a day before, or never.
    func isNew(_ account: Counted.Payee, to place: Place, at now: Int64) -> Bool {
        guard let first = firstPaid[place]?[account] else { return true }
        return now < first + 86_400 * Cast.billion
    }

    private func owned(_ signature: Signature, _ counted: Counted, _ place: Place) -> Int64 {
        switch counted {
        case .account(let account): signature.account == account ? signature.own : 0
        case .newPayees: signature.newAt.contains(place) ? signature.own : 0
        case .payments: Cast.billion
        case .all, .asset, .wallet: 0
        }
    }
}
