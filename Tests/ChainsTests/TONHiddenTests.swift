import Terms
import Testing

@testable import Chains

/// Stored bytes with one thing more in them than an order has.
@Suite struct `Unsigned bytes of a TON wallet that hide something` {
    static func cell(_ fill: (inout CellBuilder) throws -> Void) throws -> Cell {
        var builder = CellBuilder()
        try fill(&builder)
        return try builder.finish()
    }

    static func actions(
        previous: Cell? = nil, after: (inout CellBuilder) -> Void = { _ in }
    ) throws -> Cell {
        try cell { builder in
            builder.store(reference: try previous ?? cell { _ in })
            builder.store(UInt64(0x0ec3_c86d_03), bits: 40)
            builder.store(reference: try TONPayments.transfer().message())
            after(&builder)
        }
    }

    static func body(
        _ actions: Cell, seqno: UInt32 = 7, after: (inout CellBuilder) -> Void = { _ in }
    ) throws -> Cell {
        try cell { builder in
            builder.store(UInt32(0x7369_676e), bits: 32)
            builder.store(WalletV5.walletID(of: .mainnet), bits: 32)
            builder.store(UInt32(1_795_428_120), bits: 32)
            builder.store(seqno, bits: 32)
            builder.store(true)
            builder.store(reference: actions)
            builder.store(false)
            after(&builder)
        }
    }

    static func refused(_ body: Cell) throws -> String? {
        let payload = try TONPayments.payload(body: body)
        let wallet = try TONPayments.wallet()
        return refusal { () throws(ChainError) in try TON.read(payload: payload, wallet: wallet) }?
            .place
    }

    // T-05, T-06: in the list's end, behind the action, behind the list.
    @Test func `are refused wherever it stands`() throws {
        let leaf = try Self.cell { $0.store(true) }
        let sound = try Self.body(Self.actions())
        #expect(
            try TON.read(
                payload: TONPayments.payload(body: sound), wallet: TONPayments.wallet()
            ).value.atoms == 1_500_000_000)
        for body in [
            try Self.body(Self.actions(previous: leaf)),
            try Self.body(Self.actions(previous: Self.cell { $0.store(reference: leaf) })),
            try Self.body(Self.actions { $0.store(false) }),
            try Self.body(Self.actions { $0.store(reference: leaf) }),
            try Self.body(Self.actions()) { $0.store(false) },
            try Self.body(Self.actions()) { $0.store(reference: leaf) },
        ] {
            #expect(try Self.refused(body) == "payload")
        }
    }

    // The wallet's own counter can't follow this one: it takes the order, burns gas, and takes it again.
    @Test func `are refused at the seqno that no request may have`() throws {
        #expect(try Self.refused(Self.body(Self.actions(), seqno: .max)) == "payload")
    }

    @Test func `are refused for an amount with leading zeros`() throws {
        let cell = try Self.cell { builder in
            builder.store(UInt8(2), bits: 4)
            builder.store(UInt16(1), bits: 16)
        }
        var reader = CellReader(cell)
        #expect(throws: CellError.self) { try reader.takeCoins() }
    }

    // The digest is the body's alone: two wrappings of one body would be two texts of one order.
    @Test func `are refused for a first state that is said to be inline`() throws {
        let wallet = WalletV5(publicKey: try hex(TONMessageVector.publicKey), network: .mainnet)
        for inReference in [true, false] {
            let message = try Self.cell { builder in
                builder.store(UInt8(0b1000), bits: 4)
                builder.store(try wallet.address())
                builder.storeCoins(0)
                builder.store(true)
                builder.store(inReference)
                builder.store(reference: try wallet.stateInit())
                builder.store(true)
                builder.store(reference: try Self.body(Self.actions(), seqno: 0))
            }
            let read = try? TON.read(
                payload: BagOfCells.write(message, checksum: false), wallet: TONPayments.wallet())
            #expect((read != nil) == inReference)
        }
    }

    @Test func `are not read into the padding of a cell`() throws {
        for bits in 9..<16 {
            let cell = try Self.cell { $0.store(UInt16(1), bits: bits) }
            var reader = CellReader(cell)
            #expect(throws: CellError.truncated) { try reader.takeBytes(2) }
            _ = try reader.takeBit()
            #expect(throws: CellError.truncated) { try reader.takeBytes(2) }
        }
    }
}
