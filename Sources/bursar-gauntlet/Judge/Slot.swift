/// What at most one transaction can take on its chain: those that share it can't both land.
enum Slot: Hashable, Sendable {
    /// An account's nonce.
    case nonce(account: String, chain: UInt128?, number: UInt128)
    /// A transaction that nothing is known to exclude.
    case alone([UInt8])
}
