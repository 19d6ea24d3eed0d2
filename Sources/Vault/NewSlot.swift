public import Ledger
public import Terms

/// A slot that was just made: the row to store, and which slot showed that its maker may.
public struct NewSlot: Sendable {
    /// The row, pinned by the entry it is written with.
    public let row: Row
    /// The slot whose secret was given along.
    public let proof: SlotName
}
