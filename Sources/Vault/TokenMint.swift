internal import Keyroom
internal import Terms

/// Makes the tokens agents show.
public enum TokenMint {
    private static let prefix = "bursar_"

    /// Draws a token: `bursar_` and 32 random bytes in hex, and the SHA-256 it is known by.
    ///
    /// The text is a String because it is printed for its owner: the one credential that may be. It
    /// has 256 random bits, so that its hash needs no salt and need not be slow.
    public static func make() -> (text: String, hash: [UInt8]) {
        let text = prefix + Hex.encode(PublicBytes.random(32))
        return (text, hash(of: text))
    }

    /// The hash to look a shown token up by.
    public static func hash(of text: String) -> [UInt8] { PublicBytes.sha256(Array(text.utf8)) }
}
