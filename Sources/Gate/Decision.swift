import Terms

/// What the gate decided of one request, with the exact bytes of the entry that says so.
@frozen
public struct Decision: ~Copyable {
    /// Signed, refused, or held for an admin.
    @frozen
    public enum Verdict: ~Copyable {
        /// The leave to sign, once the entry is durable, and what it was charged.
        case cleared(Clearance, Charge)
        /// It waits for an admin; nothing is charged yet.
        case waiting(Waiting)
        /// Why not.
        case refused(Refusal)
    }

    /// The entry.
    public let recorded: Recorded
    /// What is left in each scope afterwards, as far as the agent may see it.
    public let remaining: [Remaining]
    /// Blobs the entry names by their SHA-256, to be committed with it.
    public let blobs: [[UInt8]]
    /// The outcome.
    public var verdict: Verdict
}
