/// Which slots a secret is tried on: one by its name, or all of a kind.
public struct SlotChoice: Hashable, Sendable {
    /// The slot; nil for any of the kind.
    public let name: SlotName?
    /// What the secret is.
    public let kind: SlotKind

    /// Chooses a slot, or any of a kind.
    public init(_ name: SlotName? = nil, kind: SlotKind = .passphrase) {
        self.name = name
        self.kind = kind
    }

    /// Whether a slot of `other` kind takes this secret: of the three that take 32 bytes, any does.
    ///
    /// Shares that another tool has joined are 32 bytes in a file.
    public func fits(_ other: SlotKind) -> Bool {
        guard name != nil else { return kind == other }
        return (kind == .passphrase) == (other == .passphrase)
    }
}
