internal import Keyroom
internal import Terms

/// Makes the tokens agents show.
public enum TokenMint {
    /// A token that is shown once, and the hash that stays.
    public struct Token: Hashable, Sendable {
        /// `bursar_` and 64 hex digits.
        public let text: String
        /// SHA-256 of the text; 256 random bits need no salt and no slow hash.
        public let hash: [UInt8]
    }

    private static let prefix = "bursar_"

    /// Draws a token of 32 random bytes.
    ///
    /// The text is a String because it is printed for its owner: the one credential that may be.
    public static func make() -> Token {
        let text = prefix + Hex.encode(PublicBytes.random(32))
        return Token(text: text, hash: hash(of: text))
    }

    /// The hash to look a shown token up by.
    public static func hash(of text: String) -> [UInt8] { PublicBytes.sha256(Array(text.utf8)) }
}
