public import JSON
public import Terms

/// A chain turns intents into transactions and says the most that signing one can cost.
///
/// Adding a chain is a folder with a type that conforms, and one word in ``Chains/all``.
public protocol Chain: Sendable {
    /// The part of a wallet's name before the slash.
    static var name: ChainName { get }
    /// The wallet kinds it can make, the default first (`["eoa"]`).
    static var kinds: [String] { get }
    /// How its transactions are signed.
    static var scheme: SigningScheme { get }
    /// How long a signature lasts at most, seconds; nil where the chain knows no expiry.
    static var longestValidity: Int64? { get }
    /// The forms in which its keys may be brought in from elsewhere.
    static var keyForms: [KeyForm] { get }
    /// How a wallet's key comes from its entropy.
    static func derivation(network: Network) -> KeyDerivation
    /// The assets it can pay with on a network, the native one first.
    static func assets(network: Network) -> [Asset]
    /// The account of a public key (secp256k1: 33 bytes compressed; Ed25519: 32 bytes).
    static func account(publicKey: [UInt8], network: Network, kind: String) throws(ChainError)
        -> Account
    /// What a watching wallet is given beside the address to find the wallet's coins; nil where that is enough.
    static func descriptor(publicKey: [UInt8], kind: String) -> String?
    /// Every account that an address text can mean; more than one where the text names no network.
    static func accounts(reading text: String) throws(ChainError) -> [Account]
    /// Builds the transaction an intent asks for, re-reads what it built, and bounds what it can cost.
    static func propose(_ request: ProposalRequest) throws(ChainError) -> Proposal
    /// What the log keeps of the `network` object of a payment that was built.
    static func logged(network: JSON) -> JSON
    /// Decodes stored unsigned bytes back into the proposal they came from (for retries and audits).
    static func read(payload: [UInt8], wallet: WalletFacts) throws(ChainError) -> Proposal
    /// What of a payload comes back to the wallet itself; nil where nothing does.
    static func change(in payload: [UInt8], wallet: WalletFacts) -> AssetAmount?
    /// Joins signatures to the payload: the bytes a network takes.
    static func assemble(_ proposal: Proposal, signatures: [Signature]) throws(ChainError)
        -> SignedTransaction
    /// What a proof that a signed payment can never land must say, and whether this one says it.
    ///
    /// Returns only for a whole proof of the transaction that `payload` holds: nonce, seqno and
    /// inputs are those of the payload, never the proof's word. Throws ``ProofError`` for every
    /// other document. Whether what it says is true, the chain can't know: who says it is judged
    /// elsewhere.
    static func nonExecutability(of payload: [UInt8], wallet: WalletFacts, proof: JSON)
        throws(ProofError)
}

extension Chain {
    /// For ever, unless a chain says otherwise.
    public static var longestValidity: Int64? { nil }

    /// Nothing, unless a chain spends coins whole.
    public static func change(in payload: [UInt8], wallet: WalletFacts) -> AssetAmount? { nil }

    /// None: an address says all.
    public static func descriptor(publicKey: [UInt8], kind: String) -> String? { nil }

    /// All of it, unless a chain knows what its payload already tells.
    public static func logged(network: JSON) -> JSON { network }
}
