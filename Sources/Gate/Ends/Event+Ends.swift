public import Chains
public import JSON
public import Terms

extension Event {
    /// A wallet's key is to be destroyed after a wait, seconds, that begins with this entry.
    public static func walletDestructionOrdered(_ wallet: WalletName, wait: UInt64) -> Event {
        Event(.walletDestructionOrdered, [Field.wallet(wallet), Field.wait(wait)])
    }

    /// A wallet has a successor, to which it may be swept for so many seconds from this entry on.
    public static func walletRotated(
        _ wallet: WalletName, to successor: WalletName, retireAfter: UInt64
    ) -> Event {
        Event(
            .walletRotated,
            [
                Field.wallet(wallet), Field.successor(successor),
                Field.retireAfter(retireAfter),
            ])
    }

    /// One transaction of a rotated wallet to its successor, by an admin's order.
    ///
    /// - Parameters:
    ///   - network: what the log keeps of the facts it was built of.
    ///   - maxFee: the most that the admin lets the network take, in the chain's own coin.
    ///   - key: what makes a repeated order the same one.
    public static func walletSwept(
        _ proposal: Proposal, network: JSON, maxFee: AssetAmount, key: String,
        clock: ClockReading
    ) -> Event {
        Event(
            .walletSwept,
            [
                Field.wallet(proposal.wallet.name), Field.payee(proposal.payee),
                Field.value(proposal.value), Field.fee(proposal.fee), Field.maxFee(maxFee),
                Field.worstCase(proposal.worstCase),
                Field.exclusivityClass(Word(proposal.exclusivityClass)),
                Field.payload(LoggedPayload(proposal.payload)),
                Field.networkFacts(AskedDocument(network)),
                Field.idempotencyKey(AskedDocument(.string(key))), Field.clock(clock),
            ])
    }

    /// Such an order was taken back.
    public static func walletKept(_ wallet: WalletName, reason: String) -> Event {
        Event(.walletKept, [Field.wallet(wallet), Field.reason(TypedText(reason))])
    }

    /// The wait is over and the key is gone: what stands in the places of its rows is pinned.
    public static func walletDestroyed(
        _ wallet: WalletName, clock: ClockReading, sealed: JSON
    ) -> Event {
        Event(
            .walletDestroyed,
            [Field.wallet(wallet), Field.clock(clock), Field.sealed(Facts(sealed))])
    }
}
