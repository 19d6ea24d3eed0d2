internal import Digests
internal import Terms

/// A wallet of version 5 revision 1: its first state, and so its address (wallet-contract-v5).
struct WalletV5: Hashable, Sendable {
    /// The Ed25519 key, 32 bytes.
    let publicKey: [UInt8]
    /// What the wallet's signatures carry so that no other network takes them.
    let walletID: UInt32

    /// The wallet of a key on a network, in workchain 0, the first of its key.
    init(publicKey: [UInt8], network: Network) {
        self.publicKey = publicKey
        walletID = WalletV5.walletID(of: network)
    }

    /// The network's global id, each bit flipped where the wallet's context has one.
    ///
    /// The context is bit 31 (a client's wallet), workchain 0, version 0, subwallet 0. Global ids:
    /// -239 for the main network, -3 for the test network.
    static func walletID(of network: Network) -> UInt32 {
        let globalID: Int32 =
            switch network {
            case .mainnet: -239
            case .testnet: -3
            }
        return UInt32(bitPattern: globalID) ^ 0x8000_0000
    }

    /// The contract's data before its first message.
    ///
    /// Signatures are allowed, seqno is 0, there are no extensions.
    func data() throws(CellError) -> Cell {
        var builder = CellBuilder()
        builder.store(true)
        builder.store(UInt32(0), bits: 32)
        builder.store(walletID, bits: 32)
        builder.store(publicKey)
        builder.store(false)
        return try builder.finish()
    }

    /// The first state: code and data, nothing else (TL-B `StateInit`).
    func stateInit() throws(CellError) -> Cell {
        var builder = CellBuilder()
        // No split depth, no special, code, data, no library.
        builder.store(UInt8(0b00110), bits: 5)
        builder.store(reference: try WalletV5Code.cell.get())
        builder.store(reference: try data())
        return try builder.finish()
    }

    /// The address: the hash of the first state, in workchain 0.
    func address() throws(CellError) -> TONAddress {
        TONAddress(workchain: 0, account: try stateInit().hash.bytes)
    }
}
