/// The chains that signatures are sent to: accounts with their nonces, and what has left the daemon.
///
/// Whoever has a signature may send it at any time; of all for one nonce one lands at most.
struct ChainModel {
    /// A signature that somebody may send.
    struct Loose {
        let payment: String
        let body: Ask.Body
    }

    /// What became of a payment.
    enum Fate: Hashable {
        /// It landed at a cost, wei.
        case landed(wei: UInt128)
        /// Something else took its nonce.
        case dead
    }

    /// The next nonce of each wallet's account.
    private(set) var nextNonce = [UInt64](repeating: 0, count: Cast.wallets.count)
    private var loose: [Loose] = []
    /// Payments whose signatures have left, whatever became of them.
    private var known: Set<String> = []
    /// What became of payments, as an honest observer sees it and has not told the vault for good.
    private(set) var fates: [(payment: String, fate: Fate)] = []
    /// What was told, and may be lost in a crash.
    private var told: [(payment: String, fate: Fate)] = []

    /// A signature left the daemon.
    mutating func release(_ payment: String, _ body: Ask.Body) {
        guard known.insert(payment).inserted else { return }
        if body.nonce < nextNonce[body.wallet] {
            fates.append((payment, .dead))
        } else {
            loose.append(Loose(payment: payment, body: body))
        }
    }

    /// The account of a wallet takes its next nonce: by one of the signatures that are loose, or by
    /// something from outside.
    ///
    /// - Returns: what landed, and its cost in wei; nil where it was none of ours.
    mutating func advance(_ wallet: Int, _ dice: inout Dice) -> (payment: String, wei: UInt128)? {
        let nonce = nextNonce[wallet]
        let rivals = loose.filter { $0.body.wallet == wallet && $0.body.nonce == nonce }
        guard !rivals.isEmpty || dice.once(in: 3) else { return nil }
        nextNonce[wallet] += 1
        loose.removeAll { $0.body.wallet == wallet && $0.body.nonce == nonce }
        let winner = rivals.isEmpty || dice.once(in: 8) ? nil : dice.pick(rivals)
        for rival in rivals where rival.payment != winner?.payment {
            fates.append((rival.payment, .dead))
        }
        guard let winner else { return nil }
        // A plain transfer uses 21,000 gas whatever its limit, at a price up to what was offered; rarely the
        // chain takes something beyond what the bytes say.
        let price = winner.body.gasPriceWei * UInt128(dice.below(101)) / 100
        var wei = ChainModel.sum(winner.body.wei, 21_000 * price)
        if dice.once(in: 12) {
            wei = ChainModel.sum(wei, winner.body.feeWei + 1_000_000_000_000)
        }
        fates.append((winner.payment, .landed(wei: wei)))
        return (winner.payment, wei)
    }

    /// The sum, or the most there is: an agent may have asked for nearly all of 2^128 wei.
    private static func sum(_ left: UInt128, _ right: UInt128) -> UInt128 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    /// One of the fates is told to the vault; nil where there is none.
    mutating func tell(_ dice: inout Dice) -> (payment: String, fate: Fate)? {
        guard !fates.isEmpty else { return nil }
        let one = fates.remove(at: dice.below(fates.count))
        told.append(one)
        return one
    }

    /// What was told is durable, or is lost in a crash and must be told again.
    mutating func settleTold(isLost: Bool) {
        if isLost { fates += told }
        told = []
    }
}
