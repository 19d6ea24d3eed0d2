/// A log's origin line: the vault's name, and from the second epoch on its number.
///
/// `bursar.local/<vault>` and then `bursar.local/<vault>/2`: another log to every witness and reader, as
/// it must be where entries that were signed are lost.
public struct LogOrigin: Hashable, Sendable {
    /// The first epoch's origin.
    public let vault: String
    /// 1 until an older copy of the vault is put back.
    public let epoch: UInt64

    /// The origin of a vault's epoch, which is above zero.
    public init(vault: String, epoch: UInt64) {
        self.vault = vault
        self.epoch = epoch
    }

    /// Reads an origin line; whatever does not end in a number from 2 on is a first epoch's.
    public init(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // A host and a vault come before it.
        if parts.count > 2, let last = parts.last,
            let vault = String(text.utf8.dropLast(last.count + 1)),
            let number = NoteText.decimal(String(Substring(last))), number > 1
        {
            self.init(vault: vault, epoch: number)
        } else {
            self.init(vault: text, epoch: 1)
        }
    }

    /// The line itself.
    public var text: String { epoch == 1 ? vault : "\(vault)/\(epoch)" }

    /// The epoch after both this one and `other`; of `other` only the number is believed.
    public func next(beyond other: LogOrigin?) -> LogOrigin {
        let seen = other.map { $0.vault == vault ? $0.epoch : 0 } ?? 0
        // Nobody puts back so many copies; who writes such a number must not stop the counting.
        let (number, overflow) = max(epoch, seen).addingReportingOverflow(1)
        return LogOrigin(vault: vault, epoch: overflow ? epoch + 1 : number)
    }
}
