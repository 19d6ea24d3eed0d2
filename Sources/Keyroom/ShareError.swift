/// Why shares do not join; names the share by the order they were given in, and never a word of it.
public enum ShareError: Error, Hashable, Sendable {
    /// A word is not in SLIP-39's list.
    case unknownWord(share: Int, word: Int)
    /// No share has so many words.
    case badLength(share: Int, words: Int)
    /// A word is wrong, or two have changed places.
    case badChecksum(share: Int)
    /// The checksum holds, and what it says cannot be.
    case malformed(share: Int)
    /// It belongs to another secret, or another way of sharing this one.
    case otherSet(share: Int)
    /// It was given before.
    case repeated(share: Int)
    /// There are fewer, or more, shares or groups than the secret takes.
    case wrongCount
    /// All fit together, and the secret's digest does not: one of them was made by hand.
    case wrongDigest
    /// There was no locked memory.
    case memory(SecretError)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .unknownWord(let share, let word):
            "word \(word) of share \(share) is not in the list of SLIP-39"
        case .badLength(let share, let words): "share \(share) has \(words) words, as none has"
        case .badChecksum(let share): "share \(share) has a wrong word, or two that changed places"
        case .malformed(let share): "share \(share) says of itself what cannot be"
        case .otherSet(let share): "share \(share) belongs to another set than the first"
        case .repeated(let share): "share \(share) was given before"
        case .wrongCount: "these are not exactly as many shares as it takes"
        case .wrongDigest: "the shares do not join: one of them was altered, checksum and all"
        case .memory(let error): error.clause
        }
    }
}
