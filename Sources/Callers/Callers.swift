import Digests
public import Terms

/// Recognises callers: the socket says the role, the kernel says the uid, the token says the agent.
public enum Callers {
    private static let scheme = "Bearer "
    /// Longer than any token: what is longer is not hashed.
    private static let longestToken = 256

    /// The caller behind an `Authorization` header and a peer's uid.
    ///
    /// - Parameter isOldGood: whether an agent's old token is to open the door still.
    /// - Throws: ``Stranger``; all cases make the same reply.
    public static func identify(
        authorization: String?, uid: UInt32, roster: Roster,
        isOldGood: (AgentName) -> Bool = { _ in false }
    ) throws(Stranger) -> Caller {
        // By bytes and the length first: strings compare as canonically equivalent, at the sender's leisure.
        guard let authorization, authorization.utf8.count <= longestToken,
            authorization.utf8.starts(with: scheme.utf8)
        else { throw .noToken }
        let token = Array(authorization.utf8.dropFirst(scheme.utf8.count))
        guard let line = roster.line(tokenHash: SHA256.hash(token)) else { throw .unknownToken }
        guard line.uid == nil || line.uid == uid else { throw .otherUID }
        guard !line.isRemoved else { throw .removed }
        guard !line.isOld || isOldGood(line.agent) else { throw .unknownToken }
        return Caller(agent: line.agent, uid: uid, hasOldToken: line.isOld)
    }
}
