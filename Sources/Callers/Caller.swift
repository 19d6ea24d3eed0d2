public import Terms

/// Who is asking, once socket, peer uid and token agree.
public struct Caller: Hashable, Sendable {
    /// The agent.
    public let agent: AgentName
    /// The peer's uid.
    public let uid: UInt32
    /// Whether it showed the token that its present one has taken the place of.
    public let hasOldToken: Bool

    /// Names who asks.
    init(agent: AgentName, uid: UInt32, hasOldToken: Bool = false) {
        self.agent = agent
        self.uid = uid
        self.hasOldToken = hasOldToken
    }
}
