public import Terms

/// Who may ask: each agent's token hash and uid, as values looked up elsewhere.
public struct Roster: Sendable {
    /// One agent as the door knows it.
    public struct Line: Hashable, Sendable {
        /// The agent.
        public let agent: AgentName
        /// The uid its peer must have; nil where any may (development vaults only).
        public let uid: UInt32?
        /// Whether it has been removed.
        public var isRemoved: Bool

        /// Describes one agent.
        public init(agent: AgentName, uid: UInt32?, isRemoved: Bool) {
            self.agent = agent
            self.uid = uid
            self.isRemoved = isRemoved
        }
    }

    private var lines: [Digest32: Line] = [:]

    /// An empty roster.
    public init() {}

    /// Enters an agent under the hash of its token.
    public mutating func enter(_ line: Line, tokenHash: Digest32) { lines[tokenHash] = line }

    /// Marks an agent removed.
    public mutating func remove(_ agent: AgentName) {
        for (hash, line) in lines where line.agent == agent { lines[hash]?.isRemoved = true }
    }

    /// The agent whose token has this hash.
    ///
    /// A hash of 256 random bits tells a timing observer nothing about the token.
    func line(tokenHash: Digest32) -> Line? { lines[tokenHash] }
}
