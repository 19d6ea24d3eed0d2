import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A proof that a Bitcoin payment is dead` {
    private func proof(_ key: String, _ value: JSON) throws -> JSONObject {
        DeadPayments.changed(try DeadPayments.proofs(Bitcoin.self)[0], key, value)
    }

    private func clause(_ key: String, _ value: JSON) throws -> String {
        try unproven(proof(key, value), of: DeadPayments.proposal(Bitcoin.self))
    }

    /// A payment that spends outputs 0, 1 and 258 of one transaction.
    private func three() throws -> (proposal: Proposal, transfer: BitcoinTransfer) {
        let transfer = try BitcoinPayments.transfer(
            amounts: [100_000, 50_000, 10_000], indices: [0, 1, 258], change: 90_000)
        let proposal = try Bitcoin.read(
            payload: PSBT.write(transfer), wallet: BitcoinPayments.wallet())
        return (proposal, transfer)
    }

    private func proof(of outpoint: Outpoint, by spender: String = DeadPayments.stranger)
        -> JSONObject
    {
        JSONObject([
            ("chain", "bitcoin"), ("txid", .string(outpoint.txid)),
            ("vout", .integer(UInt64(outpoint.index))), ("spent_by", .string(spender)),
            ("confirmations", 6),
        ])
    }

    @Test func `has six confirmations or more`() throws {
        for few in [0, 1, 5] as [UInt64] {
            #expect(
                try clause("confirmations", .integer(few))
                    == "has \(few) confirmations, fewer than 6")
        }
        for enough in [6, 7, 1_000_000] as [UInt64] {
            try proven(
                proof("confirmations", .integer(enough)),
                of: DeadPayments.proposal(Bitcoin.self))
        }
        let error = try unproven(
            .object(proof("confirmations", 4)), of: DeadPayments.proposal(Bitcoin.self).payload,
            wallet: DeadPayments.wallet(Bitcoin.self))
        #expect(error.hint == "wait for 2 more")
    }

    @Test func `names any one of the inputs`() throws {
        let (proposal, transfer) = try three()
        #expect(transfer.inputs.count == 3)
        for input in transfer.inputs { try proven(proof(of: input.outpoint), of: proposal) }
    }

    @Test func `names no output that is no input`() throws {
        let (proposal, transfer) = try three()
        let hash = transfer.inputs[0].outpoint.hash
        var flipped = hash.bytes
        flipped[0] ^= 1
        var wrong = [2, 3, 257, 259, 1 << 16, UInt32.max].map { Outpoint(hash: hash, index: $0) }
        wrong.append(Outpoint(hash: try require(Digest32(flipped)), index: 0))
        // The id in the order it is hashed in is the id of nothing.
        wrong.append(Outpoint(hash: try require(Digest32(hash.bytes.reversed())), index: 0))
        for outpoint in wrong {
            let clause = try unproven(proof(of: outpoint), of: proposal)
            #expect(clause.contains("\(outpoint.txid):\(outpoint.index), which is none of"))
            #expect(clause.contains("3 inputs"))
        }
        let error = try unproven(
            .object(proof(of: wrong[0])), of: proposal.payload, wallet: proposal.wallet)
        #expect(error.hint.contains("\(Hex.encode(hash.bytes.reversed())):0"))
    }

    @Test func `has an output's place that a transaction can have`() throws {
        #expect(
            try clause("vout", .integer(1 << 32))
                == "is not of its form: vout must be at most 4294967295")
        #expect(try clause("vout", .integer(1)).contains("which is none of"))
    }

    // A segwit id has no signature in it: whoever signed, the payload tells the id.
    @Test func `is none where the payment itself spent the output`() throws {
        let proposal = try DeadPayments.proposal(Bitcoin.self)
        let signature = Signature(bytes: [UInt8](repeating: 1, count: 64), recoveryID: 0)
        let signed = try Bitcoin.assemble(proposal, signatures: [signature])
        for text in [signed.id, signed.id.uppercased()] {
            #expect(
                try clause("spent_by", .string(text))
                    == "says that the payment itself was included")
        }
        // One deeper in the chain is no more of a proof.
        let deep = DeadPayments.changed(
            try proof("spent_by", .string(signed.id)), "confirmations", 1_000)
        #expect(try unproven(deep, of: proposal).contains("itself was included"))
    }

    @Test func `is one where a dearer payment of the same inputs landed`() throws {
        let first = try DeadPayments.proposal(Bitcoin.self)
        let second = try DeadPayments.proposal(Bitcoin.self, other: true)
        let signature = Signature(bytes: [UInt8](repeating: 1, count: 64), recoveryID: 0)
        let landed = try Bitcoin.assemble(second, signatures: [signature]).id
        #expect(first.exclusivityClass == second.exclusivityClass)
        try proven(proof("spent_by", .string(landed)), of: first)
        #expect(
            try unproven(proof("spent_by", .string(landed)), of: second)
                == "says that the payment itself was included")
    }

    @Test func `names no transaction as the spender of its own output`() throws {
        let proof = try DeadPayments.proofs(Bitcoin.self)[0]
        let clause = try clause("spent_by", try require(proof["txid"]))
        #expect(clause.contains("no transaction spends its own"))
        // What made one input may well have spent another.
        let earlier = try BitcoinPayments.input(mark: 1)
        let later = try BitcoinPayments.input(mark: 2)
        let proposal = try Bitcoin.propose(
            BitcoinPayments.request(network: BitcoinPayments.network([earlier, later])))
        var passing = proof
        passing["txid"] = try DeadPayments.object(earlier)["txid"]
        passing["spent_by"] = try DeadPayments.object(later)["txid"]
        try proven(passing, of: proposal)
    }

    @Test func `has hashes of 64 hex digits`() throws {
        let sound = DeadPayments.stranger
        for key in ["txid", "spent_by"] {
            for text in [
                "", String(sound.dropLast()), sound + "ab", "0x" + sound, "g" + sound.dropLast(),
            ] {
                #expect(
                    try clause(key, .string(text))
                        == "is not of its form: \(key) must be 64 hex digits")
            }
        }
    }
}
