public import Chains
public import Gate
import Synchronization
public import Terms

/// The small room: it holds the wallets' keys, sealed, and signs what is cleared and durable.
///
/// Its one signing verb consumes a ``Clearance`` and asks for proof that the entry behind it is on disk:
/// signing something else, twice, or before it is written does not compile. Callable from several threads.
public final class Room<Proof: DurabilityProof>: Sendable {
    /// A wallet's key at rest.
    private struct Sealed: Sendable {
        let bytes: [UInt8]
        let context: SealContext
    }

    private struct Contents {
        var term: Key?
        var keys: [WalletName: Sealed] = [:]
    }

    private let contents: Mutex<Contents>

    /// An empty room over the wallets' keyring term.
    public init(term: Key) { contents = Mutex(Contents(term: term)) }

    /// Brings in a wallet's sealed key; it is opened for one signature at a time.
    public func install(_ wallet: WalletName, sealed bytes: [UInt8], in context: SealContext) {
        contents.withLock { $0.keys[wallet] = Sealed(bytes: bytes, context: context) }
    }

    /// Lets go of every key; nothing is signed afterwards.
    public func forget() { contents.withLock { $0 = Contents() } }

    /// Signs the cleared proposal's own digests and verifies every signature before it leaves.
    ///
    /// - Throws: ``KeyroomError/notDurable`` where `proof` does not cover the clearance's entry, or what went
    ///   wrong with the key; the clearance is spent either way.
    public func sign(_ clearance: consuming Clearance, durable proof: Proof) throws(KeyroomError)
        -> [Signature]
    {
        guard proof.covers(clearance.entry) else { throw .notDurable }
        let proposal = clearance.proposal
        let (term, sealed) = contents.withLock { ($0.term, $0.keys[proposal.wallet.name]) }
        guard let term, let sealed, let chain = Chains.named(proposal.chain) else {
            throw .noSuchKey
        }
        let scheme = chain.scheme
        return unsafe try ScratchPool.shared.lend { key throws(KeyroomError) in
            try unsafe SealedRecord.open(
                sealed.bytes, into: key, count: 32, term: term, in: sealed.context)
            return try unsafe Signer.sign(
                proposal.digests, scheme, key: key, expecting: proposal.wallet.publicKey)
        }
    }
}
