/// What makes a retry a retry: 16–128 characters of A-Z a-z 0-9 _ -, chosen by the agent.
public struct IdempotencyKey: Hashable, Sendable {
    /// The key's text.
    public let text: String

    /// Checks the form; nil when it is not one.
    public init?(_ text: String) {
        guard (16...128).contains(text.utf8.count), text.utf8.allSatisfy(IdempotencyKey.allows)
        else { return nil }
        self.text = text
    }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
