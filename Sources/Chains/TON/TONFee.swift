/// The most the network takes for one order to a wallet V5R1, part by part.
struct TONFee: Hashable, Sendable {
    /// nanoTON for bringing in the external message.
    let importing: UInt128
    /// nanoTON for the wallet's computing.
    let computing: UInt128
    /// nanoTON for forwarding the transfer to its payee.
    let forwarding: UInt128

    /// All of it, with what the wallet may owe for its storage; nanoTON.
    var total: UInt128 { importing + computing + forwarding + TONPrices.storage }

    /// Bounds the fee of an external message whose body is not signed yet.
    ///
    /// Forwarding is counted as if the comment stood in a cell of its own: the network moves it
    /// there where the fields it fills in leave no room.
    init(_ message: Cell, transfer: TONTransfer) throws(CellError) {
        var seen: [Cell] = []
        var size = TONFee.size(below: message, &seen)
        size.bits += WalletV5Signature.bits
        importing = TONPrices.forwarding(cells: size.cells, bits: size.bits)
        computing = TONPrices.computing(TONPrices.walletGas)
        seen = []
        var forwarded = (cells: 0, bits: 0)
        if let body = try transfer.comment?.body() {
            forwarded = TONFee.size(below: body, &seen)
            forwarded.cells += 1
            forwarded.bits += body.bitCount
        }
        forwarding = TONPrices.forwarding(cells: forwarded.cells, bits: forwarded.bits)
    }

    /// The cells and bits below a root, each cell once, as the network counts a message's size.
    private static func size(below root: Cell, _ seen: inout [Cell]) -> (cells: Int, bits: Int) {
        var size = (cells: 0, bits: 0)
        // A message has a handful of cells, a first state two dozen: a list is the quicker set.
        for cell in root.references where !seen.contains(cell) {
            seen.append(cell)
            let below = self.size(below: cell, &seen)
            size.cells += 1 + below.cells
            size.bits += cell.bitCount + below.bits
        }
        return size
    }
}
