/// Why what was brought in gave no key; never any of what it said.
public enum ImportError: Error, Hashable, Sendable {
    /// A phrase of a number of words that no such phrase has.
    case wordCount(Int, allowed: [Int])
    /// The word at this place, counted from 1, is not in the English list.
    case unknownWord(Int)
    /// The phrase's last word is not the one that goes with the others.
    case phraseChecksum
    /// A TON phrase that needs a password beside it.
    case passwordedPhrase
    /// A phrase of BIP-39's where one of TON's was asked for.
    case bip39Phrase
    /// 24 words that no TON wallet would have made.
    case notTONPhrase
    /// Not the 52 characters of base 58 that a compressed key has in WIF.
    case notWIF
    /// A character of the WIF text is wrong: its checksum does not hold.
    case wifChecksum
    /// A WIF text for an uncompressed public key, from which segwit cannot spend.
    case wifUncompressed
    /// A WIF text for the other kind of network.
    case wifNetwork
    /// A parameter of a keystore is outside what is taken here.
    case keystore(field: String, clause: String)
    /// The keystore's passphrase is another one: its MAC does not hold.
    case wrongPassphrase
    /// The bytes are no key of the curve.
    case noKey(KeyError)
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .wordCount(let count, let allowed):
            "the phrase has \(count) words, and one of "
                + allowed.map(String.init).joined(separator: ", ") + " was expected"
        case .unknownWord(let place): "word \(place) of the phrase is not in the English list"
        case .phraseChecksum:
            "the phrase's checksum does not hold: a word is wrong or stands elsewhere"
        case .passwordedPhrase: "the phrase is one with a password, which is not taken here"
        case .bip39Phrase: "the phrase is one of BIP-39's and not one of TON's"
        case .notTONPhrase: "the phrase is none that a TON wallet makes: a word is wrong"
        case .notWIF: "the key is not of the 52 characters that WIF has for a compressed key"
        case .wifChecksum: "the key's checksum does not hold: a character is wrong"
        case .wifUncompressed:
            "the key is for an uncompressed public key, which segwit addresses never have"
        case .wifNetwork: "the key is for the other kind of network"
        case .keystore(let field, let clause): "the keystore's \(field) \(clause)"
        case .wrongPassphrase: "the passphrase does not open the keystore"
        case .noKey(let error): "the key \(error.clause)"
        case .memory(let error): error.clause
        }
    }

    /// Runs `body`; its error becomes one of ours.
    static func locking<Value: ~Copyable>(
        _ body: () throws(SecretError) -> Value
    ) throws(ImportError) -> Value {
        try SecretError.wrapped(as: ImportError.memory, body)
    }
}
