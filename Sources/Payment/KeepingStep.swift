/// What one piece of keeping a wallet's signatures came to.
public enum KeepingStep: Hashable, Sendable {
    /// There is more to read.
    case more
    /// All that the wallet signed is kept.
    case done
    /// It can't be kept now, and so the key can't go: a clause that follows "since …".
    case failed(String)
}
