/// Why an attack could not go on.
enum Trouble: Error, Hashable, Sendable {
    /// This wallet, or this machine, has no such thing: the attack is skipped.
    case unavailable(String)
    /// The wallet did not do what it must: the attack has failed to run.
    case broken(String)
}
