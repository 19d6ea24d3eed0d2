/// A transfer of coins as a wallet's message carries it (TL-B `int_msg_info$0`).
///
/// Nothing else is ever sent along: no state for the payee, no other currencies, no body but a
/// comment.
struct TONTransfer: Hashable, Sendable {
    /// Who is paid.
    let to: TONAddress
    /// Whether the payee's contract is to send back what it can't take.
    let bounce: Bool
    /// How many nanoTON the payee gets; forwarding is paid on top.
    let nanoTON: UInt128
    /// The text that goes with it.
    let comment: TextComment?

    /// The message, as the wallet hands it to the network.
    func message() throws(CellError) -> Cell {
        var builder = CellBuilder()
        builder.store(false)
        // Hypercube routing is off, as on every network; it would cost extra.
        builder.store(true)
        builder.store(bounce)
        builder.store(false)
        // No source: the network fills in the wallet.
        builder.store(UInt8(0), bits: 2)
        builder.store(to)
        builder.storeCoins(nanoTON)
        // No other currencies, no routing fee, and forward fee, time and moment for the network to
        // fill in: 1 + 4 + 4 + 64 + 32 bits.
        builder.store(UInt8(0), bits: 1)
        builder.store(UInt8(0), bits: 8)
        builder.store(UInt64(0), bits: 64)
        builder.store(UInt32(0), bits: 32)
        // No first state for the payee.
        builder.store(false)
        let body = try comment?.body()
        if let body, body.bitCount >= builder.freeBits {
            builder.store(true)
            builder.store(reference: body)
        } else {
            builder.store(false)
            if let body { builder.store(contentOf: body) }
        }
        return try builder.finish()
    }

    /// Gathers the fields.
    init(to: TONAddress, bounce: Bool, nanoTON: UInt128, comment: TextComment?) {
        self.to = to
        self.bounce = bounce
        self.nanoTON = nanoTON
        self.comment = comment
    }

    /// Reads a message that ``message()`` would write; throws ``CellError`` for any other.
    init(reading message: Cell) throws(CellError) {
        var reader = CellReader(message)
        try reader.expect(0b01, bits: 2, "a message that is not internal, or is routed")
        bounce = try reader.takeBit()
        try reader.expect(0, bits: 3, "a bounced message, or one with a source")
        to = try reader.takeAddress()
        nanoTON = try reader.takeCoins()
        try reader.expect(0, bits: 1, "other currencies")
        try reader.expect(0, bits: 8, "fees of its own")
        try reader.expect(0, bits: 64, "a logical time")
        try reader.expect(0, bits: 32, "a creation time")
        try reader.expect(0, bits: 1, "a state for its payee")
        let body = try reader.takeBit() ? try reader.takeReference() : try reader.takeRest()
        try reader.finish()
        comment =
            body.bitCount == 0 && body.references.isEmpty ? nil : try TextComment(reading: body)
        guard try self.message() == message else {
            throw .unexpected("a message in another form than its own")
        }
    }
}
