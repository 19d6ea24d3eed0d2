internal import Digests
internal import Terms

/// What a wallet V5R1 is asked by an external message: one transfer, once, until a moment.
///
/// The signed body is `signed_external#7369676e`: wallet id, valid until, seqno, one list of
/// actions, none of the extended ones (which could install or call extensions), and the signature
/// over the hash of all before it.
struct WalletV5Order: Hashable, Sendable {
    /// The only mode in which messages are sent: fees are paid on top of the amount (+1), and a
    /// transfer that can't be made does not undo the seqno (+2).
    ///
    /// Any other bit changes what is spent: 128 carries the whole balance and 64 what came in.
    static let sendMode: UInt8 = 3
    private static let signedExternal: UInt32 = 0x7369_676e
    private static let sendMessage: UInt32 = 0x0ec3_c86d

    /// Which network's wallet takes it.
    let walletID: UInt32
    /// The first second at which no wallet takes it any more, Unix time.
    let validUntil: UInt32
    /// How many messages the wallet has taken before.
    let seqno: UInt32
    /// What is sent.
    let transfer: TONTransfer

    /// Gathers the fields.
    init(walletID: UInt32, validUntil: UInt32, seqno: UInt32, transfer: TONTransfer) {
        self.walletID = walletID
        self.validUntil = validUntil
        self.seqno = seqno
        self.transfer = transfer
    }

    /// The body without its signature: its hash is what is signed.
    func unsignedBody() throws(CellError) -> Cell {
        var actions = CellBuilder()
        actions.store(reference: try CellBuilder().finish())
        actions.store(WalletV5Order.sendMessage, bits: 32)
        actions.store(WalletV5Order.sendMode, bits: 8)
        actions.store(reference: try transfer.message())
        var body = CellBuilder()
        body.store(WalletV5Order.signedExternal, bits: 32)
        body.store(walletID, bits: 32)
        body.store(validUntil, bits: 32)
        body.store(seqno, bits: 32)
        body.store(true)
        body.store(reference: try actions.finish())
        body.store(false)
        return try body.finish()
    }

    /// Reads a body that ``unsignedBody()`` would write; throws ``CellError`` for any other.
    init(reading body: Cell) throws(CellError) {
        var reader = CellReader(body)
        try reader.expect(
            UInt64(WalletV5Order.signedExternal), bits: 32, "a body for another wallet or purpose")
        walletID = try reader.take(bits: 32)
        validUntil = try reader.take(bits: 32)
        seqno = try reader.take(bits: 32)
        try reader.expect(0b10, bits: 2, "no actions, or extended ones")
        let list = try reader.takeReference()
        try reader.finish()
        var actions = CellReader(list)
        try actions.expect(UInt64(WalletV5Order.sendMessage), bits: 32, "an action that is no send")
        try actions.expect(UInt64(WalletV5Order.sendMode), bits: 8, "a send mode other than 3")
        let earlier = try actions.takeReference()
        guard earlier.bitCount == 0, earlier.references.isEmpty else {
            throw .unexpected("more than one action")
        }
        transfer = try TONTransfer(reading: try actions.takeReference())
        try actions.finish()
    }
}
