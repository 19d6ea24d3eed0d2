/// What is true outside the vault: which signatures left it, and what became of them on the chain.
///
/// No book of the vault's is looked at: of all signatures for one nonce of one account at most one lands,
/// whoever asked for them, so a budget has lost at most the dearest of them.
struct Truth {
    /// A signature that left.
    struct Released {
        let signature: Signature
        /// What it cost where it landed, nano-units and at most its charge; nil where it has not.
        var landed: Int64?
    }

    private struct Slot: Hashable {
        let wallet: Int
        let nonce: UInt64
    }

    private var released: [Released] = []
    private var nextNonce = [UInt64](repeating: 0, count: Cast.wallets.count)

    /// A signature left the vault.
    mutating func release(_ signature: Signature) {
        guard !released.contains(where: { $0.signature.payment == signature.payment }) else {
            return
        }
        released.append(Released(signature: signature))
    }

    /// A payment landed at a cost in wei.
    mutating func land(_ payment: String, wei: UInt128) {
        guard let index = released.firstIndex(where: { $0.signature.payment == payment }) else {
            return
        }
        let signature = released[index].signature
        // What a chain takes beyond the worst case is an overrun, which no limit can bound.
        let cost = PriceTag.worth(wei, signature.prices) ?? signature.charge
        released[index].landed = min(cost, signature.charge)
    }

    /// The account of a wallet takes no nonce below `nonce` any more.
    mutating func advance(_ wallet: Int, to nonce: UInt64) { nextNonce[wallet] = nonce }

    /// The first limit of a decision that what left the vault exceeds; nil where none does.
    func finding(_ forecast: Forecast) -> String? {
        for (row, count) in zip(forecast.rows, forecast.counts) where row.counted != .payments {
            let sum = lost(row, count.start, min(count.end, forecast.time + 1))
            if sum > count.most {
                return "\(row.place.text) can lose \(sum) by what was released, above "
                    + "\(count.most) of \(row.rule)"
            }
        }
        return nil
    }

    /// The most that a row's place can have lost by signatures made from one time up to another.
    private func lost(_ row: BudgetRow, _ from: Int64, _ until: Int64) -> Int64 {
        var dearest: [Slot: Int64] = [:]
        for one in released
        where from <= one.signature.time && one.signature.time < until
            && one.signature.isAt(row.place) && Truth.counts(one.signature, row)
        {
            let body = one.signature.ask.body
            let isDead = one.landed == nil && body.nonce < nextNonce[body.wallet]
            let slot = Slot(wallet: body.wallet, nonce: body.nonce)
            dearest[slot] = max(
                dearest[slot] ?? 0, isDead ? 0 : one.landed ?? one.signature.charge)
        }
        return dearest.values.reduce(0, +)
    }

    private static func counts(_ signature: Signature, _ row: BudgetRow) -> Bool {
        switch row.counted {
        case .all: true
        case .asset(let asset): signature.asset == asset
        case .wallet(let wallet): signature.ask.body.wallet == wallet
        case .account(let account): signature.account == account
        case .newPayees: signature.newAt.contains(row.place)
        case .payments: false
        }
    }
}
