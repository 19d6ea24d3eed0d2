/// One wallet of the vault, and the nonces it has used.
struct Purse {
    let name: String
    let address: String
    let chainID: UInt64
    var nonces: Set<UInt64> = []
}
