import Terms

extension Loosening {
    /// A zone's name, and not the release of its rules, says where windows begin.
    mutating func zone(_ name: String, _ old: ZoneRules, _ new: ZoneRules) {
        if new.identifier != old.identifier { say("\(name): timezone") }
    }

    /// A bound from above; none is the loosest.
    mutating func most<Value: Comparable>(_ name: String, _ old: Value?, _ new: Value?) {
        guard let old else { return }
        guard let new, new <= old else { return say(name) }
    }

    /// A limit; for another window nobody can say which of the two is looser.
    mutating func limit(_ name: String, _ old: Limit?, _ new: Limit?) {
        guard let old else { return }
        guard let new, new.per == old.per, new.amount <= old.amount,
            (new.carryOver ?? .zero) <= (old.carryOver ?? .zero)
        else { return say(name) }
    }

    /// Every bound that stood must stand, as tight; others may come.
    mutating func bounds(_ name: String, _ old: Bounds, _ new: Bounds) {
        for before in old.limits {
            limit("\(name): limits", before, new.limits.first { $0.per == before.per })
        }
        for (asset, before) in old.perAsset.sorted(by: { $0.key < $1.key }) {
            limit("\(name): per_asset \(asset)", before, new.perAsset[asset])
        }
        for (wallet, before) in old.perWallet.sorted(by: { $0.key < $1.key }) {
            limit("\(name): per_wallet \(wallet.text)", before, new.perWallet[wallet])
        }
        limit("\(name): per_payee", old.perPayee, new.perPayee)
        limit("\(name): new_payees", old.newPayees, new.newPayees)
        for before in old.payments {
            most(
                "\(name): payments", before.count,
                new.payments.first { $0.per == before.per }?.count)
        }
        most("\(name): exposure", old.exposure, new.exposure)
        if let hours = old.hours, new.hours != hours { say("\(name): hours") }
        if !old.deny.isSubset(of: new.deny) { say("\(name): deny") }
        for (chain, before) in old.maxFees.sorted(by: { $0.key.text < $1.key.text }) {
            most("\(name): max_fees \(chain.text)", before, new.maxFees[chain])
        }
        most("\(name): approval", old.approval?.above, new.approval?.above)
        most("\(name): approval", old.approval?.within, new.approval?.within)
    }
}
