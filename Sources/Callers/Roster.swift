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
        /// Whether the agent has a newer token.
        public var isOld: Bool

        /// Describes one agent.
        public init(agent: AgentName, uid: UInt32?, isRemoved: Bool, isOld: Bool = false) {
            self.agent = agent
            self.uid = uid
            self.isRemoved = isRemoved
            self.isOld = isOld
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

    /// Enters an agent's new token: the one it has is kept as its old one, or forgotten, and older ones are.
    public mutating func rotate(_ line: Line, tokenHash: Digest32, keepsOld: Bool) {
        forgetOld(line.agent)
        for (hash, other) in lines where other.agent == line.agent {
            if keepsOld { lines[hash]?.isOld = true } else { lines[hash] = nil }
        }
        enter(line, tokenHash: tokenHash)
    }

    /// The hash of an agent's present token.
    public func hash(of agent: AgentName) -> Digest32? {
        lines.first { $0.value.agent == agent && !$0.value.isOld }?.key
    }

    /// Forgets an agent's old token.
    public mutating func forgetOld(_ agent: AgentName) {
        lines = lines.filter { $0.value.agent != agent || !$0.value.isOld }
    }

    /// The agent whose token has this hash.
    ///
    /// A hash of 256 random bits tells a timing observer nothing about the token.
    func line(tokenHash: Digest32) -> Line? { lines[tokenHash] }
}
