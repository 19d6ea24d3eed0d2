/// A signature that came out.
struct Release: Sendable {
    /// The payment's name with the wallet.
    let payment: String
    /// The transaction, ready to be broadcast.
    let bytes: [UInt8]
    /// What the wallet says it charged, if it says so.
    let charge: Money?
}
