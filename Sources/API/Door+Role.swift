import Terms

extension Door {
    /// The role that whoever comes in by this door has in the log.
    var role: Actor.Role {
        switch self {
        case .agent: .agent
        case .admin: .admin
        case .audit: .audit
        case .feed: .feed
        }
    }
}
