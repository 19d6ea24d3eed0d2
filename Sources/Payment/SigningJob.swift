import Chains
import Gate
import Keyroom
import Ledger
import Synchronization

/// One cleared and durable payment on its way to the signing room, on whichever thread takes it.
final class SigningJob: Sendable {
    private let clearance: Mutex<Clearance?>
    private let proposal: Proposal
    private let committed: Committed

    init(_ clearance: consuming Clearance, committed: Committed) {
        proposal = clearance.proposal
        self.clearance = Mutex(consume clearance)
        self.committed = committed
    }

    /// How many signatures it asks for.
    var signatures: Int { proposal.digests.count }

    /// Signs, verifies and assembles; nil where the room or the chain refuses, or the job was done before.
    func run(in room: SigningRoom) -> SignedTransaction? {
        guard let clearance = clearance.withLock({ $0.take() }),
            let chain = Chains.named(proposal.chain),
            let signatures = try? room.sign(clearance, durable: committed)
        else { return nil }
        return try? chain.assemble(proposal, signatures: signatures)
    }
}
