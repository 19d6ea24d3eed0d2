import Chains
import Digests
import JSON
import Terms
import Testing

@Suite struct `A signed transfer of ether` {
    @Test func `is the bytes another implementation makes`() throws {
        let vectors = try EthereumTransferVector.all()
        // An r or s below 2^248 has a zero byte less: the case that once made invalid transactions.
        #expect(vectors.contains { $0.r.hasPrefix("00") || $0.s.hasPrefix("00") })
        for vector in vectors {
            let proposal = try `A proposal to pay ether`.propose(vector)
            let signed = try Ethereum.assemble(proposal, signatures: [vector.signature])
            #expect(signed.data == vector.raw)
            #expect(signed.id == vector.hash)
            #expect(signed.format == "ethereum-raw")
            #expect(signed.encoding == "hex")
            #expect(signed.validUntil == nil)
        }
    }

    @Test func `is EIP-1559's plain transfer`() throws {
        let vector = try EthereumTransactionVector.named("1559 plain")
        let intent = EthereumPayments.intent(amount: "0.000000000123456789")
        let network = EthereumPayments.network(nonce: 0, priority: "2000000000")
        let proposal = try Ethereum.propose(
            EthereumPayments.request(intent: intent, network: network))
        let signature = Signature(
            bytes: try hex(vector.r) + hex(vector.s), recoveryID: UInt8(vector.v))
        let signed = try Ethereum.assemble(proposal, signatures: [signature])
        #expect(signed.data == vector.raw)
        #expect(signed.id == vector.hash)
    }

    @Test func `is read back to what was asked`() throws {
        for vector in try EthereumTransferVector.all() {
            let signed = try SignedEthereumTransfer.read(raw: hex(vector.raw))
            #expect(signed.raw == (try hex(vector.raw)))
            #expect(signed.transfer.chainID == vector.chain_id)
            #expect(signed.transfer.nonce == vector.nonce)
            #expect(String(signed.transfer.gasLimit) == vector.gas_limit)
            #expect(String(signed.transfer.maxFeePerGas) == vector.max_fee_per_gas)
            #expect(
                String(signed.transfer.maxPriorityFeePerGas) == vector.max_priority_fee_per_gas)
            #expect(String(signed.transfer.value) == vector.value)
            #expect(signed.transfer.to.text == vector.to)
            #expect(signed.signature.yParity == vector.y_parity)
            #expect(signed.signature.r + signed.signature.s == (try vector.signature.bytes))
        }
    }

    @Test(arguments: [
        ("1559 zero value, base", "ethereum.chain-id"),
        ("1559 USDC transfer 1.5", "ethereum.data"),
        ("1559 max uint256 value (must be refused on overflow)", "ethereum.overflow"),
    ])
    func `is never one of these`(name: String, rule: String) throws {
        let raw = try hex(EthereumTransactionVector.named(name).raw)
        #expect(try RLPReader.read(Array(raw.dropFirst())).encoded == Array(raw.dropFirst()))
        let error = refusal { () throws(ChainError) in
            try SignedEthereumTransfer.read(raw: raw).transfer.check(against: .mainnet)
        }
        #expect(error?.place == rule)
    }

    @Test func `is nothing that ethereum/tests refuse`() throws {
        struct File: Decodable { let vectors: [Case] }
        struct Case: Decodable {
            let file: String
            let txbytes: String
        }
        let cases = try VectorFile.load("eth_tests_tx.json", as: File.self).vectors
        #expect(cases.count == 68)
        for vector in cases {
            guard let raw = Hex.decode(vector.txbytes.dropFirst(2)) else { continue }
            // The one that is valid there has a fee near 2^256, which no wallet holds.
            #expect(throws: ChainError.self, "\(vector.file)") {
                try SignedEthereumTransfer.read(raw: raw).transfer.worstCost()
            }
        }
    }

    @Test func `takes one signature in EIP-2's ranges and no other`() throws {
        let vector = try require(EthereumTransferVector.all().first)
        let proposal = try `A proposal to pay ether`.propose(vector)
        let r = try hex(vector.r)
        let s = try hex(vector.s)
        let zero = [UInt8](repeating: 0, count: 32)
        let n = try hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
        let half = try hex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0")
        let aboveHalf = Array(half.dropLast()) + [0xa1]
        let belowN = Array(n.dropLast()) + [0x40]
        let wrong = [
            Signature(bytes: zero + s, recoveryID: 0), Signature(bytes: r + zero, recoveryID: 0),
            Signature(bytes: n + s, recoveryID: 0),
            Signature(bytes: r + aboveHalf, recoveryID: 0),
            Signature(bytes: r + n, recoveryID: 0),
            Signature(bytes: r + s, recoveryID: 2), Signature(bytes: r + s, recoveryID: nil),
            Signature(bytes: r + s.dropLast(), recoveryID: 0),
            Signature(bytes: r + s + [0], recoveryID: 0), Signature(bytes: [], recoveryID: 0),
        ]
        for signature in wrong {
            let error = refusal { () throws(ChainError) in
                try Ethereum.assemble(proposal, signatures: [signature])
            }
            #expect(error?.place == "signature")
        }
        for signature in [
            Signature(bytes: r + half, recoveryID: 1), Signature(bytes: belowN + s, recoveryID: 1),
        ] {
            #expect(throws: Never.self) {
                try Ethereum.assemble(proposal, signatures: [signature])
            }
        }
        for count in [0, 2] {
            let signatures = Array(repeating: try vector.signature, count: count)
            let error = refusal { () throws(ChainError) in
                try Ethereum.assemble(proposal, signatures: signatures)
            }
            #expect(error?.place == "signature")
        }
    }

    @Test func `with mutated bytes is refused or means exactly what it says`() throws {
        var random = SplitMix(seed: 12)
        let raw = try hex(require(EthereumTransferVector.all().last).raw)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = raw
            let index = bytes.indices.randomElement(using: &random) ?? 0
            bytes[index] = UInt8.random(in: 0...255, using: &random)
            guard let signed = try? SignedEthereumTransfer.read(raw: bytes) else { continue }
            read += 1
            #expect(signed.raw == bytes)
        }
        #expect(read > 1_000)
    }
}
