import Chains
import Terms
import Testing

@Suite struct `Unsigned bytes of Ethereum` {
    private func place(_ payload: [UInt8], _ network: Network = .mainnet) throws -> String? {
        let wallet = try EthereumPayments.wallet(network)
        return refusal { () throws(ChainError) in
            try Ethereum.read(payload: payload, wallet: wallet)
        }?.place
    }

    private func payload(_ change: (inout [RLP]) -> Void) throws -> [UInt8] {
        let plain = try EthereumPayments.transfer().payload
        guard case .list(var items) = try RLPReader.read(Array(plain.dropFirst())) else {
            return []
        }
        change(&items)
        return [0x02] + RLP.list(items).encoded
    }

    @Test func `are read when they are a transfer`() throws {
        let unchanged = try payload { _ in }
        let proposal = try Ethereum.read(payload: unchanged, wallet: EthereumPayments.wallet())
        #expect(proposal.payload == unchanged)
        #expect(proposal.worstCase.map(\.decimal) == ["1.50063"])
    }

    @Test func `that do more than pay are refused`() throws {
        let to = RLP.bytes(try hex(EthereumPayments.payee))
        #expect(try place(payload { $0[5] = .bytes([]) }) == "ethereum.creation")
        #expect(try place(payload { $0[7] = .bytes([0xa9, 5, 0x9c, 0xbb]) }) == "ethereum.data")
        #expect(
            try place(payload { $0[8] = .list([.list([to, .list([])])]) })
                == "ethereum.access-list")
        #expect(try place(payload { $0[8] = .bytes([]) }) == "ethereum.access-list")
        #expect(try place(payload { $0[7] = .list([]) }) == "ethereum.data")
    }

    @Test func `of another type are refused`() throws {
        let plain = try EthereumPayments.transfer().payload
        for type: UInt8 in [0x00, 0x01, 0x03, 0x04, 0x05, 0x19, 0x7f, 0xc0, 0xf8] {
            #expect(try place([type] + plain.dropFirst()) == "ethereum.transaction-type")
        }
        for name in ["eip155 spec example", "2930 with access list"] {
            let raw = try hex(EthereumTransactionVector.named(name).raw)
            #expect(try place(raw) == "ethereum.transaction-type")
        }
    }

    @Test func `that break a rule are refused as the request would be`() throws {
        for (transfer, rule) in [
            (try EthereumPayments.transfer(chainID: 8453), "ethereum.chain-id"),
            (try EthereumPayments.transfer(chainID: 11_155_111), "ethereum.chain-id"),
            (try EthereumPayments.transfer(nonce: .max), "ethereum.nonce"),
            (try EthereumPayments.transfer(gas: 20_999), "ethereum.gas-limit"),
            (try EthereumPayments.transfer(gas: 16_777_217), "ethereum.gas-limit"),
            (try EthereumPayments.transfer(priority: 30_000_000_001), "ethereum.priority-fee"),
            (try EthereumPayments.transfer(maxFee: .max), "ethereum.overflow"),
            (try EthereumPayments.transfer(value: .max), "ethereum.overflow"),
            (try EthereumPayments.transfer(value: 0), "ethereum.value"),
            (
                try EthereumPayments.transfer(to: "0x0000000000000000000000000000000000000009"),
                "ethereum.payee"
            ),
        ] {
            #expect(try place(transfer.payload) == rule)
        }
    }

    @Test func `that are not canonical are no payload`() throws {
        let plain = try EthereumPayments.transfer().payload
        #expect(try place([]) == "payload")
        #expect(try place([0x02]) == "payload")
        #expect(try place(plain + [0]) == "payload")
        #expect(try place(Array(plain.dropLast())) == "payload")
        #expect(try place(payload { $0[1] = .bytes([0]) }) == "payload")
        #expect(try place(payload { $0[1] = .bytes([0, 5]) }) == "payload")
        #expect(try place(payload { $0[1] = .list([]) }) == "payload")
        #expect(
            try place(payload { $0[6] = .bytes([UInt8](repeating: 1, count: 33)) }) == "payload")
        #expect(
            try place(payload { $0[5] = .bytes([UInt8](repeating: 1, count: 19)) }) == "payload")
        #expect(
            try place(payload { $0[5] = .bytes([UInt8](repeating: 1, count: 21)) }) == "payload")
        #expect(try place(payload { $0.append(.bytes([])) }) == "payload")
        #expect(try place(payload { $0.removeLast() }) == "payload")
        #expect(
            try place(payload { $0[6] = .bytes([UInt8](repeating: 255, count: 32)) })
                == "ethereum.overflow")
    }

    @Test func `when mutated are refused or mean exactly what they say`() throws {
        var random = SplitMix(seed: 2)
        let wallet = try EthereumPayments.wallet()
        let plain = try EthereumPayments.transfer().payload
        var read = 0
        for _ in 0..<20_000 {
            var bytes = plain
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = bytes.indices.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                default: bytes[index] = UInt8.random(in: 0...255, using: &random)
                }
            }
            guard let proposal = try? Ethereum.read(payload: bytes, wallet: wallet) else {
                continue
            }
            read += 1
            let transfer = try EthereumTransfer.read(payload: bytes)
            #expect(transfer.payload == bytes)
            #expect(proposal.payload == bytes)
            #expect(proposal.worstCase.map(\.atoms) == [try transfer.worstCost()])
        }
        #expect(read > 1_000)
    }
}
