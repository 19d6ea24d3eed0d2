import Terms

/// One Bitcoin wallet of the vault.
struct BitcoinPurse {
    let name: String
    let network: Network
    /// The script its outputs have.
    let script: [UInt8]
}
