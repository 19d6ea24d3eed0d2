/// What a payment cost above what was held for it, posted when that was learnt.
struct Overrun {
    /// The payment's signature, an index.
    let signature: Int
    /// Ledger time of the evidence.
    let time: Int64
    /// Above all that its rivals held together, nano-units.
    let nanos: Int64
    /// Above its own charge, which is what its payee is counted by, nano-units.
    let ownNanos: Int64
    /// Where it counted among what new payees got.
    let newAt: Set<Place>
}
