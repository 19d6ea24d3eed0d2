public import JSON
public import Terms

/// A change that an admin has ordered and that waits for approvers: the entry that it would be, whole.
///
/// What is approved is the value: the order's entry holds it, what is signed names its hash, and nothing else is
/// carried out.
public struct ChangeOrder: Hashable, Sendable {
    /// The rule that says that a change waits.
    public static let rule = "approval.needed"
    /// How long an order waits, seconds: a day.
    public static let lasts: Int64 = 86_400
    /// The most orders that wait at a time.
    public static let most = 20

    /// Its number: the seq of the entry that placed it.
    public let number: UInt64
    /// What the entry would be.
    public let change: Event
    /// When it lapses.
    public let until: Moment
    /// Who has agreed, and by which entry.
    public internal(set) var approvals: [String: UInt64] = [:]

    /// The change as its entry has it, and as the hash is taken of.
    public var content: JSON { ChangeOrder.content(of: change) }

    /// The hash that is signed: SHA-256 of the RFC 8785 bytes of ``content``.
    public var digest: Digest32 { PolicyHash.of(content) }

    static func content(of event: Event) -> JSON {
        ["body": .object(event.body), "kind": .string(event.kind)]
    }
}
