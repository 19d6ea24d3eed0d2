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

    /// What a place has committed of what is `counted`, from one time up to another.
    func committed(_ place: Place, _ counted: Counted, _ from: Int64, _ until: Int64) -> Int64 {
        let isInside = { (time: Int64) in from <= time && time < until }
        var sum: Int64 = 0
        if counted.takesDearest {
            for set in rivals
            where isInside(set.time) && set.isAt(place) && set.counts(as: counted) {
                sum += held(set)
            }
        } else {
            for signature in signatures where isInside(signature.time) && signature.isAt(place) {
                sum += owned(signature, counted, place)
            }
        }
        for overrun in overruns where isInside(overrun.time) {
            let signature = signatures[overrun.signature]
            if signature.isAt(place), Model.overruns(signature, counted) { sum += overrun.nanos }
        }
        return sum
    }

    /// What was ever posted there, whatever was given back since.
    func posted(_ place: Place, _ counted: Counted, _ from: Int64, _ until: Int64) -> Int64 {
        let isInside = { (time: Int64) in from <= time && time < until }
        var sum: Int64 = 0
        for signature in signatures where isInside(signature.time) && signature.isAt(place) {
            if counted.takesDearest {
                if rivals[signature.rivals].counts(as: counted) { sum += signature.posted }
            } else {
                var asMade = signature
                asMade.own = signature.charge
                sum += owned(asMade, counted, place)
            }
        }
        for overrun in overruns where isInside(overrun.time) {
            let signature = signatures[overrun.signature]
            if signature.isAt(place), Model.overruns(signature, counted) { sum += overrun.nanos }
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

    private static func overruns(_ signature: Signature, _ counted: Counted) -> Bool {
        switch counted {
        case .all: true
        case .asset(let asset): signature.asset == asset
        case .wallet(let wallet): signature.ask.body.wallet == wallet
        case .account(let account): signature.account == account
        case .newPayees, .payments: false
        }
    }
}
