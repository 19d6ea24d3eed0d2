import Terms
import Testing

@testable import Chains

/// Stored bytes that are read back, as a retry and an auditor do: what is not the one form is not
/// signed.
@Suite struct `Unsigned bytes of a TON wallet` {
    static func refused(_ payload: [UInt8]) throws -> String? {
        let wallet = try TONPayments.wallet()
        return refusal { () throws(ChainError) in try TON.read(payload: payload, wallet: wallet) }?
            .place
    }

    @Test func `are read where nothing is wrong with them`() throws {
        let wallet = try TONPayments.wallet()
        let proposal = try TON.read(payload: TONPayments.payload(), wallet: wallet)
        #expect(proposal == (try TON.propose(TONPayments.request())))
    }

    @Test func `are refused for another wallet, network or first state`() throws {
        let test = WalletV5(publicKey: try hex(TONMessageVector.publicKey), network: .testnet)
        let other = WalletV5(publicKey: [UInt8](repeating: 3, count: 32), network: .mainnet)
        let own = WalletV5(publicKey: try hex(TONMessageVector.publicKey), network: .mainnet)
        for payload in [
            // T-12: the test network's wallet id on a wallet of the main network.
            try TONPayments.payload(walletID: test.walletID),
            try TONPayments.payload(walletID: 698_983_191),
            try TONPayments.payload(network: .testnet),
            try TONPayments.payload(to: try other.address()),
            try TONPayments.payload(to: try test.address()),
            // T-22.
            try TONPayments.payload(seqno: 0, stateInit: try other.stateInit()),
            try TONPayments.payload(seqno: 0, stateInit: try test.stateInit()),
            try TONPayments.payload(seqno: 7, stateInit: try own.stateInit()),
        ] {
            #expect(try Self.refused(payload) == "payload")
        }
        let deploying = try TONPayments.payload(seqno: 0, stateInit: try own.stateInit())
        #expect(
            try TON.read(payload: deploying, wallet: TONPayments.wallet()).exclusivityClass
                .hasSuffix("/0"))
    }

    @Test func `are held to the rules that requests are`() throws {
        let master = TONAddress(workchain: -1, account: [UInt8](repeating: 5, count: 32))
        let nobody = TONAddress(workchain: 0, account: [UInt8](repeating: 0, count: 32))
        for (to, amount, place) in [
            (master, 1, "ton.workchain"), (nobody, 1, "ton.payee"),
            (try TONAddressForm(TONPayments.payee).address, 0, "ton.value"),
            (
                try TONAddressForm(TONPayments.payee).address, TONRules.mostNanoTON + 1,
                "ton.overflow"
            ),
        ] as [(TONAddress, UInt128, String)] {
            let transfer = TONTransfer(to: to, bounce: true, nanoTON: amount, comment: nil)
            #expect(try Self.refused(try TONPayments.payload(transfer)) == place)
        }
    }

    /// A body like the wallet's own, with one part of another value.
    static func body(
        mode: UInt8 = 3, opcode: UInt32 = 0x7369_676e, action: UInt32 = 0x0ec3_c86d,
        hasActions: Bool = true, hasOther: Bool = false, previous: Cell? = nil,
        message: Cell? = nil
    ) throws -> Cell {
        var actions = CellBuilder()
        actions.store(reference: try previous ?? CellBuilder().finish())
        actions.store(action, bits: 32)
        actions.store(mode, bits: 8)
        actions.store(reference: try message ?? TONPayments.transfer().message())
        var body = CellBuilder()
        body.store(opcode, bits: 32)
        body.store(WalletV5.walletID(of: .mainnet), bits: 32)
        body.store(UInt32(1_795_428_120), bits: 32)
        body.store(UInt32(7), bits: 32)
        body.store(hasActions)
        if hasActions { body.store(reference: try actions.finish()) }
        body.store(hasOther)
        return try body.finish()
    }

    // T-01, T-02, T-03, T-04: every mode but 3, undefined bits included.
    @Test func `are refused in every other send mode`() throws {
        for mode in 0...UInt8.max where mode != 3 {
            let payload = try TONPayments.payload(body: try Self.body(mode: mode))
            #expect(try Self.refused(payload) == "payload")
        }
        #expect(
            try TON.read(
                payload: TONPayments.payload(body: try Self.body()), wallet: TONPayments.wallet()
            ).value.atoms == 1_500_000_000)
    }

    @Test func `are refused for what they hide`() throws {
        let first = try Self.body()
        var reader = CellReader(first)
        let list = try reader.takeReference()
        for body in [
            // T-06: extended actions.
            try Self.body(hasOther: true),
            try Self.body(hasActions: false),
            // T-05, T-25: an action behind the first.
            try Self.body(previous: list),
            // T-36: an order that a third party relays; T-08, T-10: an order for another version.
            try Self.body(opcode: 0x7369_6e74), try Self.body(opcode: 0x6578_746e),
            try Self.body(opcode: 698_983_191),
            // Reserving, changing code, changing libraries.
            try Self.body(action: 0x36e6_b809), try Self.body(action: 0xad4d_e08e),
            try Self.body(action: 0x26fa_1dd4),
        ] {
            #expect(try Self.refused(try TONPayments.payload(body: body)) == "payload")
        }
    }

    /// A message of int_msg_info with one field of another value.
    static func message(
        head: UInt8 = 0b010000, address: UInt8 = 0b100, other: Bool = false, ihr: UInt8 = 0,
        forward: UInt8 = 0, time: UInt64 = 0, at: UInt32 = 0, state: Bool = false,
        coins: [UInt8]? = nil, body: Cell? = nil, inReference: Bool = false
    ) throws -> Cell {
        var builder = CellBuilder()
        builder.store(head, bits: 6)
        builder.store(address, bits: 3)
        builder.store(try TONAddressForm(TONPayments.payee).address.bytes)
        if let coins {
            builder.store(UInt8(coins.count), bits: 4)
            builder.store(coins)
        } else {
            builder.storeCoins(1)
        }
        builder.store(other)
        builder.store(ihr, bits: 4)
        builder.store(forward, bits: 4)
        builder.store(time, bits: 64)
        builder.store(at, bits: 32)
        builder.store(state)
        builder.store(inReference)
        if let body {
            if inReference {
                builder.store(reference: body)
            } else {
                builder.store(contentOf: body)
            }
        }
        return try builder.finish()
    }

    @Test func `are refused for a message in any other form`() throws {
        var jetton = CellBuilder()
        jetton.store(UInt32(0x0f8a_7ea5), bits: 32)
        var partial = CellBuilder()
        partial.store(UInt64(0), bits: 37)
        var invalid = CellBuilder()
        invalid.store(UInt32(0), bits: 32)
        invalid.store([0xff, 0xfe])
        let comment = try require(TextComment("hello")).body()
        for message in [
            try Self.message(head: 0b110000), try Self.message(head: 0b000000),
            try Self.message(head: 0b010100), try Self.message(head: 0b010001),
            // T-34: anycast, none, variable addresses.
            try Self.message(address: 0b101), try Self.message(address: 0b000),
            try Self.message(address: 0b110),
            // T-21, T-22, T-35.
            try Self.message(other: true), try Self.message(ihr: 1), try Self.message(forward: 1),
            try Self.message(time: 1), try Self.message(at: 1), try Self.message(state: true),
            // An amount written in more bytes than it needs is two texts of one message.
            try Self.message(coins: [0, 1]),
            // T-14, T-18, T-19: bodies that are no comment.
            try Self.message(body: try jetton.finish()),
            try Self.message(body: try partial.finish()),
            try Self.message(body: try invalid.finish()),
            // A comment that fits stands inline; in a reference it is the same text, not the form.
            try Self.message(body: comment, inReference: true),
        ] {
            let payload = try TONPayments.payload(body: try Self.body(message: message))
            #expect(try Self.refused(payload) == "payload")
        }
        for sound in [try Self.message(), try Self.message(body: comment)] {
            let payload = try TONPayments.payload(body: try Self.body(message: sound))
            #expect(
                try TON.read(payload: payload, wallet: TONPayments.wallet()).value.atoms == 1)
        }
    }

    @Test func `are refused with any one byte changed, or mean something else`() throws {
        let payload = try TONPayments.payload(try TONPayments.transfer(comment: "hello"))
        let wallet = try TONPayments.wallet()
        let sound = try TON.read(payload: payload, wallet: wallet)
        for index in payload.indices {
            for bit in 0..<8 {
                var changed = payload
                changed[index] ^= 1 << UInt8(bit)
                guard let read = try? TON.read(payload: changed, wallet: wallet) else { continue }
                // What is still read has another digest: nobody signs the one for the other.
                #expect(read.digests != sound.digests)
                #expect(read.payload == changed)
            }
        }
        for length in payload.indices {
            #expect(try Self.refused(Array(payload[..<length])) == "payload")
        }
        #expect(try Self.refused(payload + [0]) == "payload")
        // The same cells in another bag: with a checksum.
        let root = try BagOfCellsReader.read(payload)
        #expect(try Self.refused(BagOfCells.write(root, checksum: true)) == "payload")
        #expect(try Self.refused([]) == "payload")
    }
}
