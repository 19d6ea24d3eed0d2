/// What a request to be shown a secret comes to; the bytes go another way.
public enum SecretAnswer: Sendable {
    /// Shown: which version, and whether it is an old one in its grace.
    case shown(version: UInt64, isInGrace: Bool)
    /// Refused by a rule, which is in the log.
    case refused(SecretRefusal)
    /// Neither.
    case failed(PaymentError)
}
