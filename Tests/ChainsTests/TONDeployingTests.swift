import Digests
import JSON
import Terms
import Testing

@testable import Chains

/// The first payment of a wallet, which nobody has set up on the network yet.
@Suite struct `The first payment of a TON wallet` {
    static func message(_ network: JSON) throws -> ExternalMessage {
        let proposal = try TON.propose(TONPayments.request(network: network))
        return try ExternalMessage(reading: BagOfCellsReader.read(proposal.payload))
    }

    // An executor refuses the message without the state on a wallet that is not there, and takes the
    // one with it on a wallet that is: what says nothing of `deployed` can only lose its charge.
    @Test func `lands where the request does not say whether the wallet is there`() throws {
        #expect(try Self.message(TONPayments.network(seqno: 0)).stateInit != nil)
        #expect(try Self.message(TONPayments.network(seqno: 0, deployed: true)).stateInit == nil)
        #expect(try Self.message(TONPayments.network(seqno: 1)).stateInit == nil)
    }

    // TEP-467 leaves the first state out of the name, and signed bytes have it in them.
    @Test func `is named without the state it brings`() throws {
        let signature = Signature(bytes: [UInt8](repeating: 1, count: 64), recoveryID: nil)
        let deploying = try TON.propose(
            TONPayments.request(network: TONPayments.network(seqno: 0, deployed: false)))
        let plain = try TON.propose(
            TONPayments.request(network: TONPayments.network(seqno: 0, deployed: true)))
        let first = try TON.assemble(deploying, signatures: [signature])
        let second = try TON.assemble(plain, signatures: [signature])
        #expect(first.id == second.id)
        #expect(first.data != second.data)
        let bag = try require(Base64.decode(first.data))
        let message = try ExternalMessage(reading: BagOfCellsReader.read(bag, checksum: true))
        #expect(message.stateInit != nil)
    }
}
