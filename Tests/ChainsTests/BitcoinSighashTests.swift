import Digests
import Terms
import Testing

@testable import Chains

/// BIP-143's own examples.
@Suite struct `A segwit digest` {
    private struct File: Decodable { let vectors: [Vector] }

    private struct Vector: Decodable {
        let unsigned_tx: String
        let input_index: Int
        let script_code: String
        let amount_sat: UInt64
        let hash_type: UInt32
        let sighash: String
        let signature_der_with_hashtype: String
    }

    /// An unsigned transaction's parts, read here by its fields and by nothing that is tested.
    private struct Parts {
        var outpoints: [Outpoint] = []
        var sequences: [UInt32] = []
        var outputs: [BitcoinOutput] = []
        let version: UInt32
        let lockTime: UInt32

        init(_ bytes: [UInt8]) throws {
            func number(_ slice: ArraySlice<UInt8>) -> UInt64 {
                slice.reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            version = UInt32(number(bytes[..<4]))
            var at = 5
            for _ in 0..<Int(bytes[4]) {
                outpoints.append(
                    Outpoint(
                        hash: try require(Digest32(Array(bytes[at..<(at + 32)]))),
                        index: UInt32(number(bytes[(at + 32)..<(at + 36)]))))
                at += 37 + Int(bytes[at + 36])
                sequences.append(UInt32(number(bytes[at..<(at + 4)])))
                at += 4
            }
            let outputs = Int(bytes[at])
            at += 1
            for _ in 0..<outputs {
                let length = Int(bytes[at + 8])
                self.outputs.append(
                    BitcoinOutput(
                        satoshi: number(bytes[at..<(at + 8)]),
                        script: Array(bytes[(at + 9)..<(at + 9 + length)])))
                at += 9 + length
            }
            lockTime = UInt32(number(bytes[at..<(at + 4)]))
        }
    }

    @Test func `is BIP-143's`() throws {
        let vectors = try VectorFile.load("bip143.json", as: File.self).vectors
        #expect(vectors.count == 2)
        for vector in vectors {
            let parts = try Parts(hex(vector.unsigned_tx))
            let sighash = WitnessSighash(
                version: parts.version, outpoints: parts.outpoints, sequences: parts.sequences,
                outputs: parts.outputs, lockTime: parts.lockTime)
            let digest = sighash.digest(
                of: parts.outpoints[vector.input_index], scriptCode: try hex(vector.script_code),
                satoshi: vector.amount_sat, sequence: parts.sequences[vector.input_index])
            #expect(vector.hash_type == WitnessSighash.all)
            #expect(digest.hex == vector.sighash)
            // Its signature is strict DER with the sighash byte behind it.
            let signature = try hex(vector.signature_der_with_hashtype)
            #expect(
                DERSignature(reading: Array(signature.dropLast()))?.bytes == signature.dropLast())
        }
    }

    @Test func `is of the script code of the wallet's key`() throws {
        let script = BitcoinScript.p2wpkh(try hex("1d0f172a0ecb48aee1be1f2687d2963ae33f71a1"))
        #expect(
            BitcoinScript.scriptCode(p2wpkh: script)
                == (try hex("1976a9141d0f172a0ecb48aee1be1f2687d2963ae33f71a188ac")))
    }

    // B-01: a digest is of its own input's amount, and of everybody's outputs.
    @Test func `changes with every part it covers`() throws {
        let base = try BitcoinPayments.transfer()
        var variants = [base]
        variants.append(try BitcoinPayments.transfer(amounts: [100_001, 50_000]))
        variants.append(try BitcoinPayments.transfer(payment: 60_001))
        variants.append(try BitcoinPayments.transfer(change: 80_001))
        variants.append(try BitcoinPayments.transfer(change: nil))
        variants.append(try BitcoinPayments.transfer(indices: [0, 2]))
        variants.append(try BitcoinPayments.transfer(to: BitcoinPayments.taproot))
        let digests = variants.map { WitnessSighash.digests(of: $0) }
        for digest in digests { #expect(digest.count == 2) }
        for index in 0..<2 {
            let firsts = Set(digests.map { $0[index] })
            // The second input does not cover the first one's amount: that is what B-01 is about.
            #expect(firsts.count == (index == 0 ? variants.count : variants.count - 1))
        }
    }
}
