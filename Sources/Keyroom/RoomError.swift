public import Terms

/// Why the room signed nothing.
public enum RoomError: Error, Hashable, Sendable {
    /// The proof does not cover the clearance's entry.
    case notDurable(EntryID)
    /// No key of this wallet is here.
    case unknownWallet(WalletName)
    /// The proposal is of another chain than its wallet's name says, or of none that is known.
    case unknownChain(ChainName)
    /// The wallet's record did not open.
    case sealed(WalletName, SealError)
    /// The key in the record is not the one whose public key the wallet has.
    case wrongKey(WalletName)
    /// A signature did not verify; none of the proposal's is released.
    case badSignature(WalletName)
    /// ``Room/forget()`` was called.
    case forgotten
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .notDurable(let entry): "entry \(entry.seq) is not proven durable"
        case .unknownWallet(let name): "wallet \(name.text) has no key here"
        case .unknownChain(let chain): "the proposal is of chain \(chain.text), not its wallet's"
        case .sealed(let name, let error): "the key of \(name.text) \(error.clause)"
        case .wrongKey(let name): "the key of \(name.text) has another public key"
        case .badSignature(let name): "a signature of \(name.text) did not verify"
        case .forgotten: "the keys were wiped"
        case .memory(let error): error.clause
        }
    }
}
