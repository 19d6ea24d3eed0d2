/// Why the ledger takes no payments.
enum Degradation: String, FixedWord {
    /// The disk had no room.
    case full
    /// Something on the disk was changed while payments went on.
    case changed
}
