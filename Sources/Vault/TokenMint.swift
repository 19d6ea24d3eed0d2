import Digests
import Keyroom
import Terms

/// Makes agents' tokens: the one credential that is shown, once, in JSON.
public enum TokenMint {
    private static let prefix = "bursar_"

    /// A token of 256 random bits, and the SHA-256 by which it is recognised.
    public static func make() -> (text: String, hash: [UInt8]) {
        let text = prefix + Hex.encode(PublicRandom.bytes(32))
        return (text, SHA256.hash(Array(text.utf8)).bytes)
    }
}
