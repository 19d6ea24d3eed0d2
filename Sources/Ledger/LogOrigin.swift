internal import Digests
internal import Terms

/// A log's origin line: the vault's name, and from the second epoch on its number and its first key.
///
/// `bursar.local/<vault>` and then `bursar.local/<vault>/2-1f0a9c44`: another log to every witness and reader, as
/// it must be where entries that were signed are lost. The number alone would not do: a copy that is put
/// back twice, without its anchor, counts the same twice.
public struct LogOrigin: Hashable, Sendable {
    /// The first epoch's origin.
    public let vault: String
    /// 1 until an older copy of the vault is put back.
    public let epoch: UInt64
    /// Eight hex digits of the hash of the key that the epoch began with; empty for the first.
    public let tag: String

    /// The most epochs that one may be ahead of another that a copy knows.
    static let furthest: UInt64 = 1_000_000
    private static let tagLength = 8

    private init(vault: String, epoch: UInt64, tag: String) {
        self.vault = vault
        self.epoch = epoch
        self.tag = tag
    }

    /// Reads an origin line; whatever does not end in a number from 2 on and a tag is a first epoch's.
    public init(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // A host and a vault come before it.
        if parts.count > 2, let last = parts.last,
            let vault = String(text.utf8.dropLast(last.count + 1)),
            let (number, tag) = LogOrigin.parts(of: Substring(last))
        {
            self.init(vault: vault, epoch: number, tag: tag)
        } else {
            self.init(vault: text, epoch: 1, tag: "")
        }
    }

    private static func parts(of word: Substring) -> (UInt64, String)? {
        let halves = word.split(separator: "-", omittingEmptySubsequences: false)
        guard halves.count == 2, let number = NoteText.decimal(String(halves[0])), number > 1,
            halves[1].utf8.count == tagLength,
            halves[1].utf8.allSatisfy({ byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            })
        else { return nil }
        return (number, String(halves[1]))
    }

    /// The line itself.
    public var text: String { epoch == 1 ? vault : "\(vault)/\(epoch)-\(tag)" }

    /// The epoch after both this one and `other`, begun with a key; of `other` only the number is believed.
    public func next(beyond other: LogOrigin?, key: [UInt8]) -> LogOrigin {
        let seen = other.map { $0.vault == vault ? $0.epoch : 0 } ?? 0
        // Nobody puts back so many copies: who writes a larger number would end the counting with it.
        let isLikely = seen > epoch && seen - epoch <= LogOrigin.furthest
        return LogOrigin(
            vault: vault, epoch: (isLikely ? seen : epoch) + 1,
            tag: String(SHA256.hash(key).hex.prefix(LogOrigin.tagLength)))
    }
}
