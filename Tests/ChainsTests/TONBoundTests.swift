import JSON
import Terms
import Testing

@testable import Chains

/// What TON's executor took for the orders of these payments, at the prices of mid-2024: the C++ of
/// the nodes, run on the signed bytes for a wallet that owed no storage.
@Suite struct `A TON fee and the network's` {
    struct Taken: Sendable {
        let amount: JSON
        /// Bytes of the letter x.
        let comment: Int
        let deployed: Bool
        /// nanoTON beside the amount.
        let nanoTON: UInt128
    }

    /// The units of gas it took for each of them.
    static let gas: UInt128 = 4_939
    static let taken = [
        Taken(amount: "1.5", comment: 0, deployed: true, nanoTON: 3_374_800),
        // Comments that the network moves to a cell of their own, then those that have one.
        Taken(amount: "1.5", comment: 40, deployed: true, nanoTON: 3_696_400),
        Taken(amount: "1.5", comment: 71, deployed: true, nanoTON: 3_894_800),
        Taken(amount: "1.5", comment: 72, deployed: true, nanoTON: 3_941_200),
        Taken(amount: "0.000000001", comment: 75, deployed: true, nanoTON: 3_950_800),
        Taken(amount: "1.5", comment: 123, deployed: true, nanoTON: 4_267_600),
        Taken(amount: "1.5", comment: 124, deployed: true, nanoTON: 4_354_000),
        Taken(amount: "1.5", comment: 512, deployed: true, nanoTON: 7_077_200),
        Taken(amount: "1.5", comment: 0, deployed: false, nanoTON: 6_218_800),
        Taken(amount: "1.5", comment: 512, deployed: false, nanoTON: 9_921_200),
        // All that may be sent, which is the limit and not beyond it.
        Taken(amount: "10000000000", comment: 512, deployed: false, nanoTON: 9_934_000),
    ]

    @Test(arguments: taken)
    func `are one to the nanoTON, but for spare gas and storage`(taken: Taken) throws {
        let text = String(repeating: "x", count: taken.comment)
        let proposal = try TON.propose(
            TONPayments.request(
                intent: TONPayments.intent(
                    amount: taken.amount, comment: taken.comment == 0 ? nil : .string(text)),
                network: TONPayments.network(
                    seqno: taken.deployed ? 7 : 0, deployed: .bool(taken.deployed))))
        // 400 nanoTON a unit.
        let spare = (6_000 - Self.gas) * 400
        #expect(proposal.fee.atoms == taken.nanoTON + spare + 50_000_000)
    }

    // The network counts 22 cells of 5,020 bits for a wallet: 500 and 1 in 2^16 seconds.
    @Test func `leave room for six years of storage`() {
        let seconds: UInt128 = 6 * 366 * 86_400
        #expect(TONPrices.storage >= (22 * 500 + 5_020) * seconds >> 16)
    }
}
