public import Terms

/// An agent as admins registered it; who may ask in its name.
public struct AgentRecord: Hashable, Sendable {
    /// Where an agent stands.
    public enum Standing: String, Hashable, Sendable {
        /// May ask.
        case active
        /// Gets 503 `frozen` until thawed.
        case frozen
        /// Gets 401 for ever; the name is not reused.
        case removed
    }

    /// Its name.
    public let name: AgentName
    /// The project it draws on; fixed when it was added.
    public let project: ProjectName
    /// The uid its peer must have; nil in development vaults for any.
    public let uid: UInt32?
    /// Where it stands.
    public internal(set) var standing: Standing
    /// The number of its token, from 1: the version of the row that has the token's hash.
    public internal(set) var token: UInt64 = 1
    /// How long the token before it opens the door as well; nil where it does not.
    public internal(set) var overlap: TokenOverlap?
}
