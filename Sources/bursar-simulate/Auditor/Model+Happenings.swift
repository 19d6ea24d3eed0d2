extension Model {
    /// Takes note of an event, where the rules admit it.
    ///
    /// - Returns: whether they do; nothing has changed where they don't.
    mutating func take(_ happening: Happening, at face: ClockFace) -> Bool {
        let now = clock.time(at: face)
        guard apply(happening, at: now, face) else { return false }
        clock.last = now
        return true
    }

    /// Freezing what is frozen, thawing what is not and bringing back what was removed contradict the state.
    private mutating func apply(_ happening: Happening, at now: Int64, _ face: ClockFace) -> Bool {
        switch happening {
        case .policy(let plan): policy = plan
        case .rate(let plan): return price(plan, at: now)
        case .agentFreeze(let agent, let freezes):
            guard standing[agent] == (freezes ? .active : .frozen) else { return false }
            standing[agent] = freezes ? .frozen : .active
        case .agentRemoval(let agent):
            guard standing[agent] != .removed else { return false }
            standing[agent] = .removed
        case .projectFreeze(let project, let freezes):
            return Model.flip(project, freezes, &frozenProjects)
        case .walletFreeze(let wallet, let freezes):
            return Model.flip(wallet, freezes, &frozenWallets)
        case .vaultFreeze(let freezes):
            guard isFrozen != freezes else { return false }
            isFrozen = freezes
        // No more than the pool, for thirty days at most; a new grant takes the place of the old.
        case .grant(let project, let nanos, let until):
            guard let plan = policy?.projects.first(where: { $0.project == project }),
                plan.opensEmergency, nanos > 0, nanos <= plan.emergencyNanos, now < until,
                until <= now + 2_592_000 * Cast.billion
            else { return false }
            grants[project] = Grant(nanos: nanos, until: until)
        case .approval, .denial, .expiry: return answer(happening, at: now)
        case .settled, .voided, .writtenOff: return resolve(happening, at: now)
        case .acknowledged: clock.trust(face)
        case .started: clock.see(face)
        }
        return true
    }

    private static func flip(_ index: Int, _ freezes: Bool, _ frozen: inout Set<Int>) -> Bool {
        freezes ? frozen.insert(index).inserted : frozen.remove(index) != nil
    }

    /// An admin may set any price above nothing, but needs to insist where it jumps by more than three
    /// tenths or changes its currency.
    ///
    /// A feed only moves a price that an admin set, within three tenths of that.
    private mutating func price(_ plan: RatePlan, at now: Int64) -> Bool {
        guard plan.price > 0 else { return false }
        let old = prices[plan.asset]
        if plan.isFeeds {
            guard let old, old.plan.isInDollars == plan.isInDollars,
                old.plan.haircut == plan.haircut, old.plan.maxAge == plan.maxAge,
                !old.plan.isPinned, !plan.isPinned, !plan.isForced,
                PriceTag.isNear(plan.price, old.anchor)
            else { return false }
        } else if let old, !plan.isForced {
            guard old.plan.isInDollars == plan.isInDollars,
                PriceTag.isNear(plan.price, old.plan.price)
            else { return false }
        }
        prices[plan.asset] = PriceTag(
            plan: plan, since: now,
            anchor: plan.isFeeds ? old?.anchor ?? plan.price : plan.price)
        return true
    }

    /// An approval names exactly what waits, once, in time, and is nobody's own.
    ///
    /// A wait ends early by an admin's no, and by itself only when its time is over.
    private mutating func answer(_ happening: Happening, at now: Int64) -> Bool {
        switch happening {
        case .approval(let payment, let isOwn, let isExact):
            guard let waiter = waiting[payment], !isOwn, isExact, now < waiter.until,
                !waiter.isApproved
            else { return false }
            waiting[payment]?.isApproved = true
        case .denial(let payment):
            guard waiting.removeValue(forKey: payment) != nil else { return false }
            ended[payment] = .denied
        case .expiry(let payment):
            guard let waiter = waiting[payment], now >= waiter.until else { return false }
            waiting[payment] = nil
            ended[payment] = .expired
        default: return false
        }
        return true
    }

    /// Only evidence ends what is open: a cost, an account's nonce above the payment's at a block, or an admin
    /// who gives up, which frees nothing.
    private mutating func resolve(_ happening: Happening, at now: Int64) -> Bool {
        switch happening {
        case .settled(let payment, let wei, let isSeen):
            guard let index = open(payment) else { return false }
            return settle(index, wei, isSeen, at: now)
        case .voided(let payment, let nonce, let block, let isIncluded):
            guard let index = open(payment), !isIncluded, block > 0,
                nonce > signatures[index].ask.body.nonce
            else { return false }
            signatures[index].standing = .dead
            signatures[index].own = 0
            close(signatures[index].rivals)
        case .writtenOff(let payment):
            guard let index = open(payment) else { return false }
            signatures[index].standing = .writtenOff
            close(signatures[index].rivals)
        default: return false
        }
        return true
    }

    private func open(_ payment: String) -> Int? {
        signature(payment).flatMap { signatures[$0].standing == .open ? $0 : nil }
    }

    /// The rivals of what landed are dead.
    ///
    /// The set keeps what it cost, and never less than what was given up in it; what it cost above that
    /// is posted now, since its own window may be over.
    private mutating func settle(_ index: Int, _ wei: UInt128, _ isSeen: Bool, at now: Int64)
        -> Bool
    {
        let signature = signatures[index]
        guard let cost = PriceTag.worth(wei, signature.prices), cost <= signature.charge || isSeen
        else { return false }
        let set = signature.rivals
        let held = held(rivals[set])
        rivals[set].settledAt = max(givenUp(rivals[set]), min(cost, held))
        for rival in rivals[set].members where signatures[rival].standing == .open {
            signatures[rival].standing = .dead
            signatures[rival].own = 0
        }
        signatures[index].standing = .settled
        signatures[index].own = min(cost, signature.charge)
        if cost > signature.charge {
            overruns.append(
                Overrun(
                    signature: index, time: now, nanos: max(0, cost - held),
                    ownNanos: cost - signature.charge,
                    // What cost nothing at all to new payees was never counted among it.
                    newAt: signature.own > 0 ? signature.newAt : []))
        }
        close(set)
        return true
    }

    /// Lets nothing join a set any more that has nothing left to land.
    private mutating func close(_ set: Int) {
        if !isOpen(rivals[set]), joinable[rivals[set].key] == set {
            joinable[rivals[set].key] = nil
        }
    }
}
