/// What a payment cost above all that was held for it, posted when that was learnt.
struct Overrun {
    /// The payment's signature, an index.
    let signature: Int
    /// Ledger time of the evidence.
    let time: Int64
    /// Nano-units.
    let nanos: Int64
}
