import Chains
import JSON
import Terms
import Testing

@Suite struct `A proof that a transfer of ether is dead` {
    private func clause(_ key: String, _ value: JSON, nonce: UInt8 = 7) throws -> String {
        try unproven(
            DeadPayments.changed(DeadPayments.ethereum, key, value),
            of: DeadPayments.proposal(Ethereum.self, turn: nonce))
    }

    private func passes(_ key: String, _ value: JSON, nonce: UInt8 = 7) throws {
        try proven(
            DeadPayments.changed(DeadPayments.ethereum, key, value),
            of: DeadPayments.proposal(Ethereum.self, turn: nonce))
    }

    // The account's nonce is the next it takes: at 7, the payment with 7 can land any time.
    @Test func `has an account nonce above the payment's own`() throws {
        for open in [0, 6, 7] as [UInt64] {
            #expect(
                try clause("account_nonce", .integer(open))
                    == "has account_nonce \(open), which leaves the payment's nonce 7 open")
        }
        for used in [8, 9, 1 << 53 - 1] as [UInt64] {
            try passes("account_nonce", .integer(used))
        }
        #expect(try clause("account_nonce", 0, nonce: 0).contains("nonce 0 open"))
        try passes("account_nonce", 1, nonce: 0)
    }

    @Test func `takes the nonce from the payload, whatever the proof says of it`() throws {
        let told = DeadPayments.changed(DeadPayments.ethereum, "nonce", 7)
        let proposal = try DeadPayments.proposal(Ethereum.self, turn: 200)
        #expect(try unproven(told, of: proposal).contains("nonce is not a known field"))
        #expect(try unproven(DeadPayments.ethereum, of: proposal).contains("nonce 200 open"))
        try passes("account_nonce", 201, nonce: 200)
    }

    @Test func `does not say that the payment landed`() throws {
        let error = try unproven(
            .object(DeadPayments.changed(DeadPayments.ethereum, "included", true)),
            of: DeadPayments.proposal(Ethereum.self).payload,
            wallet: DeadPayments.wallet(Ethereum.self))
        #expect(error.clause == "says that the payment itself was included")
        #expect(error.hint.contains("settled"))
    }

    @Test func `was read at a block that holds transactions`() throws {
        #expect(try clause("finalized_block", 0).hasPrefix("has finalized_block 0"))
        try passes("finalized_block", 1)
    }

    @Test func `tells what to wait for`() throws {
        let proposal = try DeadPayments.proposal(Ethereum.self, turn: 8)
        let error = try unproven(
            .object(DeadPayments.ethereum), of: proposal.payload, wallet: proposal.wallet)
        #expect(error.hint.contains("above 8 at a finalized block"))
    }

    @Test func `is of bytes that would be signed`() throws {
        let wallet = try DeadPayments.wallet(Ethereum.self)
        for (transfer, part) in [
            (try EthereumPayments.transfer(chainID: 8453, nonce: 7), "chain id 8453"),
            (try EthereumPayments.transfer(nonce: 7, gas: 20_999), "gas_limit 20999"),
        ] {
            let error = try unproven(
                .object(DeadPayments.ethereum), of: transfer.payload, wallet: wallet)
            #expect(error.clause.contains(part), "\(error.clause)")
        }
    }
}
