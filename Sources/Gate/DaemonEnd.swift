/// How the daemon before this one ended, as `daemon.started` tells it.
public enum DaemonEnd: String, Sendable, CaseIterable {
    /// By a `daemon.stopped`.
    case clean
    /// Without one: it was killed, or the machine was.
    case unclean
    /// There was none.
    case none
}

extension DaemonEnd: FixedWord {}
