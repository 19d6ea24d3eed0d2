/// The forms in which a key that was made elsewhere may come in.
///
/// Which one is meant is always said, never guessed: one phrase in 256 of BIP-39's passes TON's check, too, and
/// is another key there.
public enum KeyForm: String, Hashable, Sendable, CaseIterable {
    /// A BIP-39 phrase of 12 to 24 English words, without a passphrase, at the chain's usual path.
    case bip39
    /// A phrase of TON's own, 24 words without a password.
    case tonPhrase = "ton-phrase"
    /// A private key in Bitcoin's Wallet Import Format, for a compressed public key.
    case wif
    /// An Ethereum keystore, version 3 (Web3 Secret Storage).
    case keystore

    /// Whether it is written in words.
    public var isPhrase: Bool { self == .bip39 || self == .tonPhrase }
}
