public import Chains
public import Gate
internal import Synchronization
public import Terms

/// The signing room: the only place where a wallet's key is ever open.
///
/// It signs a proposal's own digests, once for each clearance, against proof that the decision is on
/// disk. Any number of threads may sign at once; a wallet's key is open for one signature and wiped.
public final class Room<Proof: DurabilityProof>: Sendable {
    private struct Wallet {
        let facts: WalletFacts
        let scheme: SigningScheme
        let record: SealedRecord
    }

    private struct Contents {
        var keyring: Keyring?
        var wallets: [WalletName: Wallet]
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
        contents = Mutex(Contents(keyring: keyring, wallets: [:]))
    }

    /// Adds a wallet's sealed key, after trying it: what is installed can sign.
    ///
    /// - Throws: as ``sign(_:durable:)`` does for a record that does not open or holds another key.
    public func install(
        _ facts: WalletFacts, scheme: SigningScheme, record: SealedRecord
    ) throws(RoomError) {
        let wallet = Wallet(facts: facts, scheme: scheme, record: record)
        let keyring = try keyring()
        _ = try workshop.withBench { bench throws(RoomError) in
            try Room.open(wallet, keyring, on: &bench)
        }
        contents.withLock { $0.wallets[facts.name] = wallet }
    }

    /// Signs what the clearance allows, once its entry is proven durable.
    ///
    /// Every signature is verified under a public key derived afresh before any is returned.
    /// - Throws: ``RoomError``; then nothing was signed that anyone can have.
    public func sign(
        _ clearance: consuming Clearance, durable proof: Proof
    ) throws(RoomError) -> [Signature] {
        guard proof.covers(clearance.entry) else { throw .notDurable(clearance.entry) }
        let proposal = clearance.proposal
        let keyring = try keyring()
        guard let wallet = contents.withLock({ $0.wallets[proposal.wallet.name] }) else {
            throw .unknownWallet(proposal.wallet.name)
        }
        guard wallet.facts == proposal.wallet else { throw .anotherWallet(proposal.wallet.name) }
        return try workshop.withBench { bench throws(RoomError) in
            let publicKey = try Room.open(wallet, keyring, on: &bench)
            return try Room.sign(proposal.digests, wallet, publicKey, on: &bench)
        }
    }

    /// Drops every wallet and the terms, whose pages are wiped when no signature needs them any more.
    public func forget() {
        contents.withLock { contents in
            contents.keyring = nil
            contents.wallets = [:]
        }
    }

    private func keyring() throws(RoomError) -> Keyring {
        guard let keyring = contents.withLock({ $0.keyring }) else { throw .forgotten }
        return keyring
    }

    // A stored public key is never trusted: signing with a pair that does not belong together gives
    // an Ed25519 key away, and a swapped record would pay from another wallet.
    private static func open(
        _ wallet: Wallet, _ keyring: Keyring, on bench: inout Bench
    ) throws(RoomError) -> [UInt8] {
        let name = wallet.facts.name
        do throws(SealError) {
            try keyring.open(wallet.record, on: &bench)
        } catch {
            throw .sealed(name, error)
        }
        let publicKey =
            switch wallet.scheme {
            case .ecdsaSecp256k1: ECDSA.publicKey(of: bench.key, bench.context)
            case .ed25519: Ed25519.publicKey(of: bench.key, expanded: &bench.expanded)
            }
        guard let publicKey, publicKey == wallet.facts.publicKey else { throw .wrongKey(name) }
        return publicKey
    }

    // A bit that flips while a deterministic signature is made can give the key away to whoever sees
    // a good and a bad one, so what does not verify is not released.
    private static func sign(
        _ digests: [Digest32], _ wallet: Wallet, _ publicKey: [UInt8], on bench: inout Bench
    ) throws(RoomError) -> [Signature] {
        var signatures: [Signature] = []
        for digest in digests {
            let bytes = digest.bytes
            let signature: Signature?
            let verified: Bool
            switch wallet.scheme {
            case .ecdsaSecp256k1:
                signature = ECDSA.sign(bytes, key: bench.key, &bench.context)
                verified = ECDSA.verify(
                    signature?.bytes ?? [], digest: bytes, publicKey: publicKey, bench.context)
            case .ed25519:
                let made = Ed25519.sign(bytes, expanded: bench.expanded)
                signature = made
                verified = Ed25519.verify(made.bytes, message: bytes, publicKey: publicKey)
            }
            guard let signature, verified else { throw .badSignature(wallet.facts.name) }
            signatures.append(signature)
        }
        return signatures
    }
}
