extension World {
    /// Sets a price near the last one, or anywhere.
    mutating func setRate(_ asset: Int) {
        let old = rates[asset]
        let price: UInt128
        if let old, old.price < 1 << 86, !dice.once(in: 4) {
            price = old.price / 100 * UInt128(dice.number(60...140))
        } else {
            price = dice.pick([
                1_000_000_000_000_000_000, 500_000_000_000_000_000, 3_700_000_000_000_000_001,
                2_500_123_456_789_012_345_678, 333_333_333_333_333_333, 1,
                100_000_000_000_000_000_000_000_000,
            ])
        }
        // Some too far from the last to be taken without force, some that soon are too old.
        var rate = RatePlan(
            asset: asset, isInDollars: asset != Cast.dollar && dice.once(in: 4), price: price,
            haircut: dice.pick([0, 0, 1, 200, 5_000]),
            maxAge: dice.pick([
                3_600, 604_800, 31_622_400, 31_622_400, 31_622_400, 31_622_400, 31_622_400,
            ]),
            isPinned: dice.once(in: 8), isForced: dice.once(in: 2), isFeeds: false)
        if dice.once(in: 4), let old {
            // A feed says the same as before at another price; else it is not believed.
            rate = old
            rate.price = price
            (rate.isFeeds, rate.isForced, rate.isPinned) = (true, false, false)
        }
        happenRate(rate)
    }

    private mutating func happenRate(_ rate: RatePlan) {
        happen(.rate(rate))
        // Agents read the prices where they are public, so a refused one misleads nobody for long.
        if auditor.model.prices[rate.asset]?.plan == rate { rates[rate.asset] = rate }
    }

    /// Changes the policy, mostly in one thing: limits go up and down, windows and zones change.
    mutating func setPolicy() {
        let other = PolicyDice.policy(&dice)
        switch dice.below(4) {
        case 0: policy = other
        case 1: policy.ceiling = other.ceiling
        // The same money over other windows: nothing may be refilled by it.
        case 2:
            for index in policy.projects.indices {
                guard
                    let change = other.projects.first(where: {
                        $0.project == policy.projects[index].project
                    })
                else { continue }
                policy.projects[index].limit.per = change.limit.per
                policy.projects[index].limit.carryNanos = nil
                policy.projects[index].zone = change.zone
            }
        // Limits go down below what is committed, and up again.
        default:
            for index in policy.projects.indices {
                let tenths = dice.number(5...15)
                policy.projects[index].limit.most = policy.projects[index].limit.most / 10 * tenths
                policy.projects[index].reserveNanos /= 2
                policy.projects[index].emergencyNanos /= 2
            }
        }
        happen(.policy(policy))
    }

    /// Freezes something, or thaws it: thawing is as likely as all there is to thaw.
    mutating func freeze() {
        let freezes = dice.once(in: 3)
        switch dice.below(4) {
        case 0:
            // For ever, so rarely.
            if dice.once(in: 40) { return happen(.agentRemoval(dice.below(Cast.agents.count))) }
            happen(.agentFreeze(dice.below(Cast.agents.count), freezes))
        case 1: happen(.projectFreeze(dice.below(Cast.projects.count), freezes))
        case 2: happen(.walletFreeze(dice.below(Cast.wallets.count), freezes))
        default: happen(.vaultFreeze(freezes))
        }
        guard freezes, dice.once(in: 2) else { return }
        // Most stories would end in silence otherwise.
        for agent in Cast.agents.indices { happen(.agentFreeze(agent, false)) }
        for project in Cast.projects.indices { happen(.projectFreeze(project, false)) }
        for wallet in Cast.wallets.indices { happen(.walletFreeze(wallet, false)) }
        happen(.vaultFreeze(false))
    }

    /// Opens an emergency pool.
    mutating func grant() {
        let project = dice.below(Cast.projects.count)
        let pool = policy.projects.first { $0.project == project }?.emergencyNanos ?? 0
        happen(
            .grant(
                project: project, nanos: pool / 2 + dice.number(0...1) * (pool / 2),
                until: clocks.face.wall + dice.number(0...100_000) * Cast.billion))
    }

    /// Answers something that waits, or lets it expire.
    mutating func answer() {
        // What has been answered already is tried again, too.
        waiting.removeAll { auditor.model.waiting[$0] == nil && !dice.once(in: 8) }
        guard !waiting.isEmpty else { return }
        let payment = dice.pick(waiting)
        switch dice.below(8) {
        case 0: happen(.denial(payment))
        case 1: happen(.expiry(payment))
        case 2: happen(.approval(payment, isOwn: true, isExact: true))
        case 3: happen(.approval(payment, isOwn: false, isExact: false))
        default: happen(.approval(payment, isOwn: false, isExact: true))
        }
    }

    /// Tells the vault what became of a payment: mostly the truth, sometimes what proves nothing.
    mutating func giveEvidence() {
        if !dice.once(in: 8), let known = chain.tell(&dice) {
            switch known.fate {
            case .landed where daemon.fault == .voidsWhatLanded:
                happen(voiding(known.payment, isTrue: true))
            case .landed(let wei):
                // Without a reference what cost too much is not believed, so it comes again with one.
                if dice.once(in: 3) { happen(.settled(known.payment, wei: wei, isSeen: false)) }
                happen(.settled(known.payment, wei: wei, isSeen: true))
            case .dead: happen(voiding(known.payment, isTrue: true))
            }
            return
        }
        guard !signed.isEmpty, dice.once(in: 3) else { return }
        let payment = dice.pick(signed)
        switch dice.below(3) {
        case 0: happen(.writtenOff(payment))
        default: happen(voiding(payment, isTrue: false))
        }
    }

    private mutating func voiding(_ payment: String, isTrue: Bool) -> Happening {
        // An honest admin reads the account's nonce; one who guesses says the same of a nonce that is open.
        let wallet = auditor.model.signature(payment).map {
            auditor.model.signatures[$0].ask.body.wallet
        }
        let next = chain.nextNonce[wallet ?? 0]
        // A wrong proof says that the payment was included, or names no block.
        let isIncluded = !isTrue && dice.once(in: 2)
        return .voided(
            payment, nextNonce: next, block: isTrue || isIncluded ? 1 : 0, isIncluded: isIncluded)
    }

    /// An account takes its next nonce.
    mutating func advanceChain() {
        let wallet = dice.below(Cast.wallets.count)
        let landed = chain.advance(wallet, &dice)
        auditor.advanced(wallet, to: chain.nextNonce[wallet])
        guard let landed else { return }
        trace.tell("\(landed.payment) lands at \(landed.wei)")
        auditor.landed(landed.payment, wei: landed.wei)
    }

    /// Somebody sets the clock, the machine starts anew, or an admin vouches for what it shows.
    mutating func turnClocks() {
        switch dice.below(5) {
        case 0: clocks.set(by: dice.number(1...200_000) * Cast.billion)
        case 1: clocks.set(by: -dice.number(1...200_000) * Cast.billion)
        case 2: clocks.set(by: dice.number(290...310) * Cast.billion)
        default: happen(.acknowledged)
        }
    }
}
