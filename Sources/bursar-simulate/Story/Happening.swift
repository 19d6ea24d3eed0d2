/// What happens to the vault besides payments, as the story tells it.
enum Happening: Hashable, Sendable {
    /// A policy is applied.
    case policy(PolicyPlan)
    /// A price is set: of an asset, or of a dollar where `asset` is ``Cast/dollar``.
    case rate(RatePlan)
    /// An agent is frozen (`true`) or thawed.
    case agentFreeze(Int, Bool)
    /// An agent is removed for ever.
    case agentRemoval(Int)
    /// A project is frozen or thawed.
    case projectFreeze(Int, Bool)
    /// A wallet is frozen or thawed.
    case walletFreeze(Int, Bool)
    /// The whole vault is frozen or thawed.
    case vaultFreeze(Bool)
    /// An admin opens a project's emergency pool up to an amount until then, nanoseconds since 1970.
    case grant(project: Int, nanos: Int64, until: Int64)
    /// An admin lets a payment that waits be signed; `isOwn` where the admin is the agent's own user, and
    /// `isExact` where the digest is the payment's.
    case approval(String, isOwn: Bool, isExact: Bool)
    /// An admin says no.
    case denial(String)
    /// A payment's time for an approval is over.
    case expiry(String)
    /// A payment landed at a cost, wei; `isSeen` where a reference says where.
    case settled(String, wei: UInt128, isSeen: Bool)
    /// The account's nonce shows that a payment can't land.
    case voided(String, nextNonce: UInt64, block: UInt64, isIncluded: Bool)
    /// An admin gives up on a payment.
    case writtenOff(String)
    /// An admin vouches for the clocks.
    case acknowledged
    /// The daemon started.
    case started
}
