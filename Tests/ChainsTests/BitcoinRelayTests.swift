import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `The highest fee rate of bitcoin` {
    /// The most that Bitcoin Core's sendrawtransaction takes by itself: 0.10 BTC for a thousand virtual
    /// bytes of the transaction as it is, not of a bound of it.
    private static let most: UInt64 = 10_000

    // A payment is charged when it is signed: one that a node hands back is paid for nothing.
    @Test(
        arguments: [
            // Two signatures of 71 bytes: 211 virtual bytes, of 212 that are paid for.
            (["0.05", "0.05"], "0.01", "10000"),
            // Change that is not worth its output becomes fee: 1,131,000 at the rate, and 300,000 more.
            (["0.02431"], "0.01", "9999"),
        ] as [([String], String, String)])
    func `is one that Bitcoin Core sends`(holds: [String], amount: String, rate: String) throws {
        let inputs = try holds.enumerated().map { index, text in
            try BitcoinPayments.input(
                UInt64(DecimalText.parse(text, decimals: 8)), mark: UInt8(index))
        }
        let request = try BitcoinPayments.request(
            intent: BitcoinPayments.intent(amount: .string(amount)),
            network: BitcoinPayments.network(inputs, rate: .string(rate)))
        let proposal = try Bitcoin.propose(request)
        // An r below 2^255, as every second signature has.
        let short = Signature(bytes: [UInt8](repeating: 0x11, count: 64), recoveryID: 0)
        let signed = try Bitcoin.assemble(
            proposal, signatures: [Signature](repeating: short, count: inputs.count))
        let transfer = try PSBT.read(proposal.payload, own: BitcoinPayments.own())
        let weight = 3 * transfer.unsigned.count + signed.data.utf8.count / 2
        let fee = try require(transfer.fee)
        #expect(fee <= Self.most * UInt64((weight + 3) / 4))
    }
}
