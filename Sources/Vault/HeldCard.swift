internal import Keyroom

/// A card as the open vault has it: its sealed record, and its CVV where that is in memory.
struct HeldCard: Sendable {
    var record: SealedRecord
    var cvv: HeldCVV?
}
