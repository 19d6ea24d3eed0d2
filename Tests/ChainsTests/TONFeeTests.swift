import JSON
import Terms
import Testing

@testable import Chains

/// What TON's executor really takes is compared in Tests/Peers/ton_peer.py; here the sums.
@Suite struct `A TON fee` {
    static func fee(comment: String? = nil, deployed: Bool = true) throws -> TONFee {
        let wallet = WalletV5(publicKey: try hex(TONMessageVector.publicKey), network: .mainnet)
        let transfer = try TONPayments.transfer(comment: comment)
        let order = WalletV5Order(
            walletID: wallet.walletID, validUntil: 1, seqno: 0, transfer: transfer)
        let message = ExternalMessage(
            to: try wallet.address(), stateInit: deployed ? nil : try wallet.stateInit(),
            body: try order.unsignedBody())
        return try TONFee(message.cell(), transfer: transfer)
    }

    @Test func `is the sum of its parts and what storage may be owed`() throws {
        let fee = try Self.fee()
        // Below the root: the signed body 642 bits, the list 40, its empty end, the message 416.
        #expect(fee.importing == 400_000 + 4 * 40_000 + (642 + 40 + 416) * 400)
        #expect(fee.computing == 40_000 + (6_000 - 100) * 400)
        #expect(fee.forwarding == 400_000)
        #expect(
            fee.total == fee.importing + fee.computing + fee.forwarding + TONPrices.storage)
        let proposal = try TON.propose(TONPayments.request())
        #expect(proposal.fee.atoms == fee.total)
    }

    // T-24: what a comment carries is paid for twice, coming in and going out.
    @Test func `grows with every cell and bit of a comment`() throws {
        var last = try Self.fee()
        for length in [1, 38, 39, 123, 124, 250, 251, 377, 512] {
            let fee = try Self.fee(comment: String(repeating: "x", count: length))
            #expect(fee.importing > last.importing)
            // Equal cells count once, as the network counts them.
            #expect(fee.forwarding > last.forwarding)
            last = fee
        }
        #expect(last.total < 60_000_000)
    }

    @Test func `counts the first state it brings`() throws {
        let plain = try Self.fee()
        let deploying = try Self.fee(deployed: false)
        // The state's own cell, its data, and the 20 cells of the code.
        #expect(deploying.importing - plain.importing == 22 * 40_000 + (5 + 322 + 4_583) * 400)
        #expect(deploying.forwarding == plain.forwarding)
    }

    @Test func `follows the price table`() {
        #expect(TONPrices.forwarding(cells: 0, bits: 0) == 400_000)
        #expect(TONPrices.forwarding(cells: 1, bits: 1) == 440_400)
        #expect(TONPrices.computing(4_939) == 40_000 + 4_839 * 400)
    }
}
