public import Chains
public import Gate
internal import Synchronization
public import Terms

/// The signing room: the only place where a wallet's key is ever open.
///
/// It signs a proposal's own digests, once for each clearance, against proof that the decision is on
/// disk. Any number of threads may sign at once; a wallet's key is open for one signature and wiped.
public final class Room<Proof: DurabilityProof>: Sendable {
    private struct Contents {
        var keyring: Keyring?
        var records: [WalletName: SealedRecord]
    }

    private let contents: Mutex<Contents>
    private let workshop: Workshop

    /// Opens a room on the wallet class's terms, with benches for `benches` threads.
    ///
    /// - Throws: ``RoomError/memory(_:)``.
    public init(keyring: Keyring, benches: Int = 4) throws(RoomError) {
        workshop = try SecretError.wrapped(as: RoomError.memory) { () throws(SecretError) in
            try Workshop(count: benches)
        }
        contents = Mutex(Contents(keyring: keyring, records: [:]))
    }

    /// Adds a wallet's sealed key; it is opened for one signature at a time.
    public func install(_ wallet: WalletName, _ record: SealedRecord) {
        contents.withLock { $0.records[wallet] = record }
    }

    /// Forgets a wallet's sealed key: nothing is signed with it any more.
    public func remove(_ wallet: WalletName) {
        contents.withLock { $0.records[wallet] = nil }
    }

    /// Opens with this keyring from here on; a signature in flight ends with the one it began with.
    public func adopt(_ keyring: Keyring) { contents.withLock { $0.keyring = keyring } }

    /// Signs what the clearance allows, once its entry is proven durable.
    ///
    /// Every signature is verified under a public key derived afresh before any is returned.
    /// - Throws: ``RoomError``; then nothing was signed that anyone can have.
    public func sign(
        _ clearance: consuming Clearance, durable proof: Proof
    ) throws(RoomError) -> [Signature] {
        guard proof.covers(clearance.entry) else { throw .notDurable(clearance.entry) }
        let proposal = clearance.proposal
        guard proposal.wallet.name.chain == proposal.chain,
            let chain = Chains.named(proposal.chain)
        else { throw .unknownChain(proposal.chain) }
        return try signatures(for: proposal, chain.scheme)
    }

    /// Drops every wallet and the terms, whose pages are wiped when no signature needs them any more.
    public func forget() {
        contents.withLock { contents in
            contents.keyring = nil
            contents.records = [:]
        }
    }

    /// The signing itself, behind ``sign(_:durable:)``, which alone asks for leave and proof.
    func signatures(
        for proposal: Proposal, _ scheme: SigningScheme
    ) throws(RoomError) -> [Signature] {
        let wallet = proposal.wallet
        let (keyring, record) = contents.withLock { ($0.keyring, $0.records[wallet.name]) }
        guard let keyring else { throw .forgotten }
        guard let record else { throw .unknownWallet(wallet.name) }
        return try workshop.withBench { bench throws(RoomError) in
            try Room.open(record, of: wallet, scheme, keyring, on: &bench)
            return try Room.sign(proposal.digests, for: wallet, scheme, on: &bench)
        }
    }

    // A stored public key is never trusted: signing with a pair that does not belong together gives
    // an Ed25519 key away, and a swapped record would pay from another wallet.
    private static func open(
        _ record: SealedRecord, of wallet: WalletFacts, _ scheme: SigningScheme,
        _ keyring: Keyring, on bench: inout Bench
    ) throws(RoomError) {
        do throws(SealError) {
            try keyring.open(record, on: &bench)
        } catch {
            throw .sealed(wallet.name, error)
        }
        let publicKey =
            switch scheme {
            case .ecdsaSecp256k1: ECDSA.publicKey(of: bench.key, bench.context)
            case .ed25519: Ed25519.publicKey(of: bench.key, expanded: &bench.expanded)
            }
        guard publicKey == wallet.publicKey else { throw .wrongKey(wallet.name) }
    }

    // A bit that flips while a deterministic signature is made can give the key away to whoever sees
    // a good and a bad one, so what does not verify is not released.
    private static func sign(
        _ digests: [Digest32], for wallet: WalletFacts, _ scheme: SigningScheme,
        on bench: inout Bench
    ) throws(RoomError) -> [Signature] {
        let publicKey = wallet.publicKey
        var signatures: [Signature] = []
        for digest in digests {
            let bytes = digest.bytes
            let signature: Signature?
            let verified: Bool
            switch scheme {
            case .ecdsaSecp256k1:
                signature = ECDSA.sign(bytes, key: bench.key, &bench.context)
                verified = ECDSA.verify(
                    signature?.bytes ?? [], digest: bytes, publicKey: publicKey, bench.context)
            case .ed25519:
                let made = Ed25519.sign(bytes, expanded: bench.expanded)
                signature = made
                verified = Ed25519.verify(made.bytes, message: bytes, publicKey: publicKey)
            }
            guard let signature, verified else { throw .badSignature(wallet.name) }
            signatures.append(signature)
        }
        return signatures
    }
}
