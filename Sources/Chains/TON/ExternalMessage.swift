/// A message from outside to a wallet (TL-B `ext_in_msg_info$10`), with the wallet's first state
/// where the wallet is not there yet.
///
/// The body always stands in a reference and there is no source and no import fee: without a first
/// state that is TEP-467's normal form, whose hash names the message wherever it shows up.
struct ExternalMessage: Hashable, Sendable {
    /// The wallet.
    let to: TONAddress
    /// The wallet's first state, to be set up by this message; nil where it is there.
    let stateInit: Cell?
    /// The order, signed or not.
    let body: Cell

    /// The message.
    func cell() throws(CellError) -> Cell {
        var builder = CellBuilder()
        builder.store(UInt8(0b10), bits: 2)
        builder.store(UInt8(0), bits: 2)
        builder.store(to)
        builder.storeCoins(0)
        builder.store(stateInit != nil)
        if let stateInit {
            builder.store(true)
            builder.store(reference: stateInit)
        }
        builder.store(true)
        builder.store(reference: body)
        return try builder.finish()
    }

    /// The message in normal form: without the first state (TEP-467).
    func normalised() -> ExternalMessage {
        ExternalMessage(to: to, stateInit: nil, body: body)
    }

    /// Gathers the parts.
    init(to: TONAddress, stateInit: Cell?, body: Cell) {
        self.to = to
        self.stateInit = stateInit
        self.body = body
    }

    /// Reads a message that ``cell()`` would write; throws ``CellError`` for any other.
    init(reading cell: Cell) throws(CellError) {
        var reader = CellReader(cell)
        try reader.expect(0b1000, bits: 4, "a message that is not from outside, or has a source")
        to = try reader.takeAddress()
        try reader.expect(0, bits: 4, "an import fee")
        if try reader.takeBit() {
            try reader.expect(1, bits: 1, "a first state that is not in a reference")
            stateInit = try reader.takeReference()
        } else {
            stateInit = nil
        }
        try reader.expect(1, bits: 1, "a body that is not in a reference")
        body = try reader.takeReference()
        try reader.finish()
    }
}
