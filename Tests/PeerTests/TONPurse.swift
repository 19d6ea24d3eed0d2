import Terms

/// One TON wallet of the vault.
struct TONPurse {
    let name: String
    let network: Network
    /// The account in the raw form: workchain, colon, hex.
    let raw: String
    /// Ed25519, hex.
    let publicKey: String
}
