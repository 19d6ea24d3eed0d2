public import Terms

/// What an agent hears of a payment that waits for an admin.
public struct Waiting: Hashable, Sendable {
    /// The rule that asks, with its numbers.
    public let reason: Refusal
    /// What would be charged.
    public let charge: Charge
    /// The worst case, an amount an asset.
    public let worstCase: [AssetAmount]
    /// From then on it is never signed.
    public let until: Moment
    /// What an approval must name.
    public let digest: Digest32
}
