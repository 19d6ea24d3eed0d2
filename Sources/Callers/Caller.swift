public import Terms

/// Who is asking, once socket, peer uid and token agree.
public struct Caller: Hashable, Sendable {
    /// The agent.
    public let agent: AgentName
    /// The peer's uid.
    public let uid: UInt32
}
