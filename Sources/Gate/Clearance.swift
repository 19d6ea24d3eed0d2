public import Chains
public import Terms

/// The gate's leave to sign one proposal once, if the entry that says so is durable.
///
/// Not copyable, and its init is internal to Gate: forging one, using one twice or signing without one
/// does not compile.
public struct Clearance: ~Copyable, Sendable {
    /// The decision's entry; the room asks for proof that it is durable.
    public let entry: EntryID
    /// What may be signed.
    public let proposal: Proposal

    init(entry: EntryID, proposal: Proposal) {
        self.entry = entry
        self.proposal = proposal
    }
}
