import Terms
import Testing

enum HexText {
    static func bytes(_ text: String) throws -> [UInt8] { try #require(Hex.decode(text)) }
}
