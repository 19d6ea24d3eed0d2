public import Chains
public import JSON
public import Terms

extension Event {
    /// An agent made a wallet that its policy grants: what the rules counted it in stands with it.
    public static func walletMade(
        _ making: WalletMaking, _ wallet: WalletFacts, clock: ClockReading, sealed: JSON
    ) -> Event {
        let uses: JSON = [
            "start": .string(Timestamp.precise(making.window.start)),
            "end": .string(Timestamp.precise(making.window.end)),
            "before": .integer(making.before), "most": .integer(UInt64(max(0, making.most))),
        ]
        return Event(
            .walletCreated,
            made(wallet, isExample: false, sealed: sealed) + [
                Field.uses(Facts(uses)), Field.clock(clock),
            ])
    }
}
